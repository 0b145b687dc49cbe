import { expect, it } from 'vitest';
import { spokenCuesOfEach } from './spoken-cues.ts';

it('gives the cues of each screenplay in order of first speech, with their lines and words', () => {
  const quay = 'INT. QUAY - DAY\n\nMARA\nWho goes there?\n\nTOM\nNobody.\n\nMARA\nGood.\n';
  expect(spokenCuesOfEach([quay, '', 'TOM\nIt rains.\n'])).toEqual([
    [
      { cue: 'MARA', lines: 2, words: 4 },
      { cue: 'TOM', lines: 1, words: 1 },
    ],
    [],
    [{ cue: 'TOM', lines: 1, words: 2 }],
  ]);
});
