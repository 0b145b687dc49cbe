import { describe, expect, it } from 'vitest';
import type { Finding, FindingDecision } from '../../contract/index.ts';
import { findingId } from '../finding-id.ts';
import { said } from './said-findings.ts';
import type { Ancestor, Judgement } from './select-lineage.ts';
import { standOfFindings } from './stand-of-findings.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();

const finding = (about: string, more: Partial<Finding> = {}): Finding => ({
  ...said('storytelling', about),
  id: findingId('storytelling', 'repetition', about),
  signal: 'repetition',
  about,
  points: 1,
  ...more,
});
const WALL = finding('wall');
const ECHO = finding('echo');

const rubric = (findings: Finding[], minute: number, left_off = 0): Judgement => ({
  evaluator_kind: 'rule',
  evaluator: 'rubric',
  feedback: null,
  created_at: at(minute),
  criteria: [
    {
      criterion: 'storytelling',
      score: 50,
      findings,
      signals: [{ name: 'repetition', weight: 1, left_off }],
    },
  ],
});
const reader = (feedback: string, minute: number): Judgement => ({
  evaluator_kind: 'human',
  evaluator: 'ines',
  feedback,
  created_at: at(minute),
  criteria: [],
});
const decision = (id: string, what: FindingDecision, minute: number) => ({
  finding: id,
  decision: what,
  reason: what === 'dismissed' ? 'on purpose' : null,
  decided_by: null,
  decided_at: at(minute),
});

let count = 0;
const version = (more: Partial<Ancestor> = {}): Ancestor => ({
  id: `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  version: count,
  status: 'evaluated',
  evaluation_feedback: null,
  rejection: null,
  evaluations: [],
  decisions: [],
  ...more,
});
const draft = (more: Partial<Ancestor> = {}) => version({ status: 'draft', ...more });
const stand = (...line: Ancestor[]) =>
  standOfFindings(line).map(({ what, state }) => `${what}: ${state}`);

describe('a draft', () => {
  it('shows what is open of the version that it was made from, found there', () => {
    const parent = version({ evaluations: [rubric([WALL, ECHO], 1)] });
    const [first] = standOfFindings([draft(), parent]);
    expect(stand(draft(), parent)).toEqual(['wall: open', 'echo: open']);
    expect(first?.found_in.id).toBe(parent.id);
  });

  it('and one that is made from a draft show what was found before, with what was ticked on the way', () => {
    const first = version({ evaluations: [rubric([WALL, ECHO], 1)] });
    const second = draft({ decisions: [decision(WALL.id, 'done', 2)] });
    expect(stand(draft(), second, first)).toEqual(['wall: done', 'echo: open']);
  });

  it('shows why the version before was rejected, first', () => {
    const parent = version({ rejection: 'Dull.', evaluations: [rubric([WALL], 1)] });
    expect(stand(draft(), parent)).toEqual(['Dull.: open', 'wall: open']);
    expect(stand(version({ status: 'approved' }), parent)).toEqual(['wall: open']);
  });
});

describe('a version that is evaluated again', () => {
  const parent = (more: Partial<Ancestor> = {}) =>
    version({ evaluations: [rubric([WALL, ECHO], 1)], ...more });

  it('has what is found again as the same item, and what is gone as mended', () => {
    const own = version({ evaluations: [rubric([WALL], 5)] });
    expect(stand(own, parent())).toEqual(['wall: open', 'echo: mended']);
    expect(standOfFindings([own, parent()])[0]?.found_in.id).toBe(own.id);
  });

  it('keeps a dismissal with its reason, and opens again what was only ticked off', () => {
    const before = parent({
      decisions: [decision(WALL.id, 'dismissed', 2), decision(ECHO.id, 'done', 2)],
    });
    const own = version({ evaluations: [rubric([WALL, ECHO], 5)] });
    expect(stand(own, before)).toEqual(['wall: dismissed', 'echo: open']);
    expect(standOfFindings([own, before])[0]?.reason).toBe('on purpose');
  });

  it('takes the nearest decision: what is opened again here stays dismissed there', () => {
    const before = parent({ decisions: [decision(WALL.id, 'dismissed', 2)] });
    const own = draft({ decisions: [decision(WALL.id, 'open', 3)] });
    expect(stand(own, before)[0]).toBe('wall: open');
    expect(stand(before)[0]).toBe('wall: dismissed');
  });

  it('counts a tick from after the evaluation, not one from before', () => {
    const ticked = (minute: number) =>
      version({ evaluations: [rubric([WALL], 5)], decisions: [decision(WALL.id, 'done', minute)] });
    expect(stand(ticked(6))).toEqual(['wall: done']);
    expect(stand(ticked(4))).toEqual(['wall: open']);
  });

  it('does not take for mended what the rubric had no room to tell, nor what it did not look for', () => {
    const own = version({ evaluations: [rubric([WALL], 5, 3)] });
    expect(stand(own, parent())).toEqual(['wall: open', 'echo: open']);
  });

  it('keeps a minor one only where it was asked for before', () => {
    const minor = [finding('wall', { minor: true }), finding('new', { minor: true })];
    const own = version({ evaluations: [rubric(minor, 5)] });
    expect(stand(own, parent())).toEqual(['wall: open', 'echo: mended']);
    expect(stand(own)).toEqual([]);
  });

  it('tells once that something is mended, and lists it anew where it comes back', () => {
    const second = version({ evaluations: [rubric([WALL], 5)] });
    const third = version({ evaluations: [rubric([WALL], 8)] });
    expect(stand(third, second, parent())).toEqual(['wall: open']);
    const back = version({ evaluations: [rubric([ECHO], 8)] });
    expect(stand(back, second, parent())).toEqual(['echo: open', 'wall: mended']);
  });

  it('leaves what is mended there: a draft that is made from it has what is open', () => {
    const own = version({ evaluations: [rubric([WALL], 5)] });
    expect(stand(draft(), own, parent())).toEqual(['wall: open']);
  });

  it('twice shows what the second time did not find as mended', () => {
    expect(stand(version({ evaluations: [rubric([WALL], 1), rubric([], 2)] }))).toEqual([
      'wall: mended',
    ]);
  });
});

describe('what a person said', () => {
  it('stands beside the rubric’s, until they judge again', () => {
    const parent = version({ evaluations: [reader('Slow.', 1), rubric([WALL], 2)] });
    const own = version({ evaluations: [rubric([], 5)] });
    expect(stand(own, parent)).toEqual(['Slow.: open', 'wall: mended']);
    const again = version({ evaluations: [reader('Better.', 6)] });
    expect(stand(again, own, parent)).toEqual(['Better.: open']);
  });

  it('is also what code that knows only the plan’s column wrote', () => {
    expect(stand(version({ evaluation_feedback: 'Old words.' }))).toEqual(['Old words.: open']);
    const same = version({ evaluation_feedback: 'Slow.', evaluations: [reader('Slow.', 1)] });
    expect(stand(same)).toEqual(['Slow.: open']);
  });
});
