import { describe, expect, it } from 'vitest';
import { findingsOf, said } from './said-findings.ts';

const OLD = {
  evaluator_kind: 'rule' as const,
  feedback: 'Overall 60.',
  criteria: [
    { criterion: 'coherence', score: 50, feedback: 'Line 3: too long.', lines: [3] },
    { criterion: 'storytelling', score: 70, feedback: null, lines: [] },
    { criterion: 'pace_of_it', score: 70, feedback: ' ', lines: [4, 'x', -1] },
  ],
};
const shown = (evaluation: Parameters<typeof findingsOf>[0]) =>
  findingsOf(evaluation).map(({ title, what, where }) => [title, what, where.lines]);

describe('the findings of an evaluation that is a text alone', () => {
  it('are its criteria that say something, under their names for people', () => {
    expect(shown(OLD)).toEqual([
      ['Coherence', 'Line 3: too long.', [3]],
      ['pace of it', 'pace of it: look at these lines.', [4]],
    ]);
  });

  it('are a reader’s comment as well; a rubric’s summary of its own criteria is none', () => {
    const human = { ...OLD, evaluator_kind: 'human' as const };
    expect(shown(human)[0]).toEqual(['Comment', 'Overall 60.', []]);
    expect(shown({ ...human, feedback: ' ', criteria: [] })).toEqual([]);
  });

  it('are the same as long as the words are', () => {
    expect(said(null, 'Too short.').id).toBe(said(null, 'Too short.').id);
    expect(said(null, 'Too short.').id).not.toBe(said('coherence', 'Too short.').id);
    expect(said(null, 'Too short.').id).not.toBe(said(null, 'Too long.').id);
  });
});

describe('the findings of an evaluation that tells them', () => {
  const finding = { ...said('coherence', 'A wall.'), signal: 'action_blocks', points: 2 };

  it('are those, the costliest first, and nothing of the text', () => {
    const worse = { ...said('storytelling', 'No end.'), signal: 'ending', points: 5 };
    const criteria = [
      { criterion: 'coherence', score: 50, feedback: 'Text.', lines: [3], findings: [finding] },
      { criterion: 'storytelling', score: 50, feedback: 'Text.', lines: [3], findings: [worse] },
    ];
    expect(findingsOf({ ...OLD, criteria })).toEqual([worse, finding]);
  });

  it('leave out what is no finding, whoever wrote it', () => {
    const findings = [finding, { ...finding, id: 'x' }, null, 7, { id: finding.id }];
    const criteria = [{ criterion: 'coherence', score: 50, findings }];
    expect(findingsOf({ ...OLD, criteria })).toEqual([finding]);
  });
});
