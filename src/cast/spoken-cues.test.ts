import { expect, it } from 'vitest';
import { cuesOfNew, spokenCuesOfEach } from './spoken-cues.ts';

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

it('takes a new text of as many elements and cues as a desk can show', () => {
  expect(cuesOfNew('A.\n\n'.repeat(100_000))).toEqual([]);
  const cues = Array.from({ length: 2_000 }, (_, at) => `MAN ${at}\nYes.\n\n`).join('');
  expect(cuesOfNew(cues)).toHaveLength(2_000);
});

it('refuses a new text of more, and says what was found, the limit and what to do', () => {
  expect(() => cuesOfNew('A.\n\n'.repeat(100_001))).toThrow(
    expect.objectContaining({
      code: 'script.too_large',
      details: { found: 100_001, limit: 100_000 },
      hint: expect.stringContaining('Divide'),
    }),
  );
  const cues = Array.from({ length: 2_001 }, (_, at) => `MAN ${at}\nYes.\n\n`).join('');
  expect(() => cuesOfNew(cues)).toThrow('a script of 2001 different cues: 2000 is the most');
  expect(spokenCuesOfEach([cues])[0]).toHaveLength(2_001);
});
