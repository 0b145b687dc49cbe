import { describe, expect, it } from 'vitest';
import { deriveElements } from '../../script/elements/derive-elements.ts';
import { editShot } from './edit-shots.ts';
import { planScriptShots, seenOfShot, timeScriptShots } from './plan-script-shots.ts';

const MARA = { id: '11111111-1111-4111-8111-111111111111', name: 'Mara', aliases: [] };
const TEXT = `INT. LAMP ROOM - NIGHT

😀 Mara wipes the glass.

MARA
It will hold.

NED
(quietly)
It will *not*.
`;
const rows = deriveElements(
  {
    id: 'a version',
    text: TEXT,
    first: null,
    known: null,
    sources: [],
    chapter: null,
    parent: null,
  },
  [MARA],
).elements;
const version = { text: TEXT, rows };

describe('by the elements that are stored of a version', () => {
  it('shots cover every speech and action by its identity, and are timed by the takes', () => {
    const { shots, dropped } = planScriptShots(version, [MARA], null);
    expect(dropped).toEqual([]);
    const covered = shots.flatMap(({ elements }) => elements);
    for (const { id, kind } of rows) {
      if (kind === 'speech' || kind === 'action') expect(covered).toContain(id);
    }
    const speech = rows.find(({ kind }) => kind === 'speech')?.id ?? '';
    const {
      lines,
      duration,
      shots: times,
    } = timeScriptShots(version, shots, [{ element: speech, duration: 4_321 }]);
    expect(lines).toMatchObject([{ element: speech, duration: 4_321 }]);
    expect(times.reduce((sum, each) => sum + each.duration, 0)).toBe(duration);
  });

  it('what a person set of a shot stays', () => {
    const { shots } = planScriptShots(version, [MARA], null);
    const edited = shots.map((shot, i) => (i === 1 ? editShot(shot, { framing: 'wide' }) : shot));
    expect(planScriptShots(version, [MARA], edited).shots[1]?.framing).toBe('wide');
  });
});

it('what is seen of a shot differs where it would look different, and only there', () => {
  const [shot] = planScriptShots(version, [MARA], null).shots;
  if (shot === undefined) throw new Error('no shot');
  const elsewhere = { ...shot, elements: [], id: 'another', number: '9-9', duration: 700 };
  expect(seenOfShot(elsewhere)).toEqual(seenOfShot(shot));
  expect(seenOfShot({ ...shot, caption: 'Another.' })).toMatchObject({ caption: 'Another.' });
});
