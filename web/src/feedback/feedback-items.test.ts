import { expect, test } from 'vitest';
import type { Evaluation, StatusChange } from '../../../src/contract/index.ts';
import { evaluationItems, rejectionItems } from './feedback-items.ts';

const EVALUATION: Evaluation = {
  id: 'e1',
  script_id: 's1',
  evaluator_kind: 'rule',
  evaluator: 'rubric',
  rubric_version: '1',
  score: 60,
  feedback: 'Overall 60.',
  criteria: [
    { criterion: 'coherence', score: 50, feedback: 'Line 3: too long.', lines: [3] },
    { criterion: 'storytelling', score: 70, feedback: null, lines: [] },
  ],
  created_by: null,
  created_at: '2026-01-01T00:00:00Z',
};
const move = (to: StatusChange['to'], note: string | null): StatusChange => ({
  from: 'evaluated',
  to,
  note,
  changed_by: null,
  changed_at: `2026-01-01T00:00:0${note?.length ?? 0}Z`,
});

test('each criterion that says something is an item, under its name for people', () => {
  expect(evaluationItems(EVALUATION)).toEqual([
    { id: 'e1 coherence', title: 'Coherence', score: 50, says: 'Line 3: too long.', lines: [3] },
  ]);
});

test('a reader’s comment is an item, the rubric’s summary of its own criteria is none', () => {
  const human = { ...EVALUATION, evaluator_kind: 'human' as const, criteria: [] };
  expect(evaluationItems(human).map(({ title, says }) => [title, says])).toEqual([
    ['Comment', 'Overall 60.'],
  ]);
  expect(evaluationItems({ ...human, feedback: ' ' })).toEqual([]);
  expect(evaluationItems(undefined)).toEqual([]);
});

test('a rejection counts as long as it is the last verdict, and says something', () => {
  expect(rejectionItems([move('rejected', 'Dull.')]).map(({ says }) => says)).toEqual(['Dull.']);
  expect(rejectionItems([move('rejected', 'Dull.'), move('evaluated', null)])).toEqual([]);
  expect(rejectionItems([move('rejected', '  ')])).toEqual([]);
  expect(rejectionItems([])).toEqual([]);
});
