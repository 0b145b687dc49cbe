import { expect, it } from 'vitest';
import { deriveElements } from '../../script/elements/derive-elements.ts';
import { planScriptLines } from './plan-script-lines.ts';

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

it('lines are said by the cast where it is cast, and by a name where it is not', () => {
  const lines = planScriptLines(version, { narrate: true, names: [MARA] });
  expect(lines.map(({ kind, speaker }) => [kind, speaker?.id ?? null])).toEqual([
    ['scene', null],
    ['action', null],
    ['speech', MARA.id],
    ['speech', null],
  ]);
  expect(lines[3]).toMatchObject({
    speaker: { name: 'NED' },
    parts: [{ direction: 'quietly', words: 'It will not.' }],
  });
  const known = new Set(rows.map(({ id }) => id));
  expect(lines.every(({ element }) => known.has(element))).toBe(true);
});
