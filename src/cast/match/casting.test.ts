import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { findCasting } from './casting.ts';

const CAST = [
  { id: 'watson', name: 'Dr. Watson', aliases: [] },
  { id: 'holmes', name: 'Sherlock Holmes', aliases: ['Mr. Holmes'] },
  { id: 'hudson', name: 'Mrs. Hudson', aliases: [] },
];

const SCRIPT = `INT. BAKER STREET - NIGHT

HOLMES
You have been in Afghanistan, I perceive.

WATSON (V.O.)
I don't believe it.

INT. HALL - NIGHT

MR. HOLMES
Come.

HOMLES
Quickly now.

GUARD #2
Halt!

GUARD NO. 2
Who goes?
`;

describe('findCasting', () => {
  const report = findCasting(parseFountain(SCRIPT), CAST);

  it('counts what each character says, in order of first speech, under all their cues', () => {
    expect(report.roles).toEqual([
      {
        characterId: 'holmes',
        name: 'Sherlock Holmes',
        cues: ['HOLMES', 'MR. HOLMES'],
        lines: 2,
        words: 8,
        scenes: [1, 2],
        firstLine: 3,
      },
      {
        characterId: 'watson',
        name: 'Dr. Watson',
        cues: ['WATSON'],
        lines: 1,
        words: 4,
        scenes: [1],
        firstLine: 6,
      },
    ]);
  });

  it('lists the cues nobody answers to, with who may be meant', () => {
    expect(report.uncast).toEqual([
      { cue: 'HOMLES', lines: 1, words: 2, firstLine: 14, candidates: ['holmes'] },
      { cue: 'GUARD #2', lines: 2, words: 3, firstLine: 17, candidates: [] },
    ]);
  });

  it('is empty for a script in which nobody speaks', () => {
    const silent = parseFountain('INT. HALL - NIGHT\n\nNothing.\n');
    expect(findCasting(silent, CAST)).toEqual({ roles: [], uncast: [] });
  });
});
