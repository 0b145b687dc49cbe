import { CRITERION_NAMES, type Evaluation, Finding } from '../../contract/index.ts';
import { findingId } from '../finding-id.ts';

const NAMES: Readonly<Record<string, string>> = CRITERION_NAMES;
type Judged = Pick<Evaluation, 'evaluator_kind' | 'feedback'> & {
  criteria: readonly Record<string, unknown>[];
};

/** The findings of an evaluation, the costliest first; of one that tells none, what its text says. */
export function findingsOf(evaluation: Judged): Finding[] {
  if (!tellsFindings(evaluation)) return saidFindings(evaluation);
  const told = evaluation.criteria.flatMap(({ findings }) => readFindings(findings));
  return told.sort((one, other) => (other.points ?? 100) - (one.points ?? 100));
}

/** Whether it was recorded with its findings: those from before, and people's, have a text alone. */
export function tellsFindings({ criteria }: Judged): boolean {
  return criteria.some(({ findings }) => Array.isArray(findings));
}

/** Anybody may record an evaluation of a script of theirs: what is no finding is left out. */
function readFindings(findings: unknown): Finding[] {
  if (!Array.isArray(findings)) return [];
  return findings.flatMap((each) => {
    const { data } = Finding.safeParse(each);
    return data === undefined ? [] : [data];
  });
}

/** What a text says: a comment of whoever judged, and each criterion with something to say. */
function saidFindings({ evaluator_kind: kind, feedback, criteria }: Judged): Finding[] {
  // A rubric's own summary says once more what its criteria say.
  const comment = kind === 'rule' && criteria.length > 0 ? '' : (feedback ?? '').trim();
  const items = criteria.flatMap(({ criterion, feedback: says, lines }) => {
    const name = String(criterion);
    const text = typeof says === 'string' ? says.trim() : '';
    const at = Array.isArray(lines) ? lines.filter(isLine) : [];
    if (text === '' && at.length === 0) return [];
    return [said(name, text === '' ? `${titleOf(name)}: look at these lines.` : text, at)];
  });
  return comment === '' ? items : [said(null, comment), ...items];
}

/** Something that a person said: it is the same as long as the words are. */
export function said(
  criterion: string | null,
  what: string,
  lines: number[] = [],
  title = criterion === null ? 'Comment' : titleOf(criterion),
): Finding {
  return {
    id: findingId(criterion, null, `${title}\n${what}`),
    criterion,
    signal: null,
    about: '',
    title,
    what,
    where: { lines, scene: null, span: null },
    why: null,
    how: null,
    points: null,
    minor: false,
  };
}

function titleOf(criterion: string): string {
  return NAMES[criterion] ?? criterion.replaceAll('_', ' ');
}

function isLine(line: unknown): line is number {
  return typeof line === 'number' && Number.isInteger(line) && line > 0;
}
