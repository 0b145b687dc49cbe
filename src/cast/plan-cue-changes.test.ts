import { expect, it } from 'vitest';
import { type CuedScript, planCueChanges } from './plan-cue-changes.ts';

const MARA = { id: 'mara', name: 'Mara', aliases: [], chapter_aliases: [] };
const script = (given: Partial<CuedScript>): CuedScript => ({
  id: 'one',
  handle: 'the-lamp/1/cinematic_movie/v1',
  chapter: 1,
  style: 'cinematic_movie',
  user_id: 'ines',
  version: 1,
  status: 'draft',
  text: 'INT. QUAY - DAY\n\nMARA\nWho goes there?\n',
  hash: 'h',
  unlinked: [],
  ...given,
});
const rename = { kind: 'rename', character: 'mara', name: 'Martha' } as const;

it('changes a draft in place', () => {
  const [planned, ...rest] = planCueChanges([script({})], [MARA], rename);
  expect(rest).toEqual([]);
  expect(planned).toMatchObject({ script_id: 'one', in_place: true, cast: ['mara'] });
  expect(planned?.text).toContain('\n\nMARTHA\n');
});

it('changes a judged version by a new one, unless a draft of its key is changed', () => {
  const judged = script({ id: 'judged', status: 'approved' });
  expect(planCueChanges([judged], [MARA], rename)).toMatchObject([
    { script_id: 'judged', in_place: false },
  ]);
  expect(planCueChanges([judged, script({})], [MARA], rename)).toMatchObject([
    { script_id: 'one', in_place: true },
  ]);
});

it('leaves a version alone in which no cue is the character’s', () => {
  expect(planCueChanges([script({ text: 'TOM\nNobody.\n' })], [MARA], rename)).toEqual([]);
});
