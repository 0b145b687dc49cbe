import type { DecidedFinding, Finding } from '../../contract/index.ts';
import { findingsOf, said, tellsFindings } from './said-findings.ts';
import type { Ancestor, Decision, Judgement } from './select-lineage.ts';

/** An item while the line of versions is gone through, the oldest first. */
interface Listed {
  finding: Finding;
  /** Place of its version in the line; 0 is the one asked for. */
  depth: number;
  judgement: Pick<Judgement, 'evaluator' | 'created_at'>;
  /** Place of the version whose evaluation looked for it in vain. */
  mended: number | null;
}

/**
 * How the findings of a version stand: its own, and of those that it was made from what nobody has looked for
 * since. What is found again is the same item and keeps a dismissal; a tick holds until it is found again.
 *
 * @param line the version and those that it was made from, the nearest first
 */
export function standOfFindings(line: readonly Ancestor[]): DecidedFinding[] {
  const items = [...rejections(line), ...itemsOfJudges(line)];
  const decisions = line.map(({ decisions: own }) => new Map(own.map((d) => [d.finding, d])));
  const unique = new Map(items.map((item) => [item.finding.id, item]));
  return [...unique.values()]
    .map((item) => present(item, line, decisionOn(item, decisions)))
    .sort(
      (one, other) =>
        Number(one.state === 'mended') - Number(other.state === 'mended') ||
        (other.points ?? 100) - (one.points ?? 100),
    );
}

/** Of whoever judged, what their newest judgement left: a person's words stand until they judge again. */
function itemsOfJudges(line: readonly Ancestor[]): Listed[] {
  const byJudge = new Map<string, Map<string, Listed>>();
  line.toReversed().forEach((version, at) => {
    const depth = line.length - 1 - at;
    for (const judgement of judgementsOf(version)) {
      const judge = `${judgement.evaluator_kind} ${judgement.evaluator}`;
      byJudge.set(judge, follow(byJudge.get(judge) ?? new Map(), judgement, depth));
    }
  });
  return (
    [...byJudge.values()]
      .flatMap((items) => [...items.values()])
      // What is mended is told where it was found to be, and not again further on.
      .filter(({ mended }) => mended === null || mended === 0)
  );
}

/** What is listed after a judgement: what it found, and what it looked for in vain, as mended. */
function follow(
  before: ReadonlyMap<string, Listed>,
  judgement: Judgement,
  depth: number,
): Map<string, Listed> {
  const after = new Map<string, Listed>();
  const found = new Set<string>();
  for (const finding of findingsOf(judgement)) {
    found.add(finding.id);
    const asked = before.get(finding.id);
    if (finding.minor && (asked === undefined || asked.mended !== null)) continue;
    after.set(finding.id, { finding, depth, judgement, mended: null });
  }
  if (!tellsFindings(judgement)) return after;
  const looked = signalsLookedAt(judgement);
  for (const [id, item] of before) {
    if (found.has(id) || item.mended !== null || item.finding.signal === null) continue;
    after.set(id, looked.has(item.finding.signal) ? { ...item, mended: depth } : item);
  }
  return after;
}

/** Signals whose findings are all told: of the others nobody knows whether what is not told is gone. */
function signalsLookedAt({ criteria }: Judgement): ReadonlySet<string> {
  const signals = criteria.flatMap(({ signals: each }) => (Array.isArray(each) ? each : []));
  const whole = signals.filter(
    ({ weight, left_off }) => typeof weight === 'number' && weight > 0 && left_off === 0,
  );
  return new Set(['screenplay', ...whole.map(({ name }) => String(name))]);
}

/** With the plan's own column, where that says something else: code that knows only the plan wrote it. */
function judgementsOf({ evaluations, evaluation_feedback: text }: Ancestor): Judgement[] {
  if (!text?.trim() || text === evaluations.at(-1)?.feedback) return evaluations;
  const written: Judgement = {
    evaluator_kind: 'human',
    evaluator: 'unknown',
    feedback: text,
    criteria: [],
    created_at: evaluations.at(-1)?.created_at ?? new Date(0).toISOString(),
  };
  return [...evaluations, written];
}

/** Why it was rejected; of the version that it was made from as long as it has no verdict of its own. */
function rejections(line: readonly Ancestor[]): Listed[] {
  const [own, parent] = line;
  const undecided = own?.status === 'draft' || own?.status === 'evaluated';
  return [own, undecided ? parent : undefined].flatMap((version, depth) => {
    if (!version?.rejection?.trim()) return [];
    const finding = said(null, version.rejection, [], 'Why it was rejected');
    const judgement = { evaluator: 'unknown', created_at: new Date(0).toISOString() };
    return [{ finding, depth, judgement, mended: null }];
  });
}

/** The nearest decision; a tick from before the finding was found again is none. */
function decisionOn(
  { finding, depth, judgement }: Listed,
  decisions: readonly ReadonlyMap<string, Decision>[],
): Decision | undefined {
  const at = decisions.findIndex((own) => own.has(finding.id));
  const decision = decisions[at]?.get(finding.id);
  if (decision === undefined || decision.decision === 'open') return undefined;
  const later =
    at < depth ||
    (at === depth && Date.parse(decision.decided_at) > Date.parse(judgement.created_at));
  return decision.decision === 'dismissed' || later ? decision : undefined;
}

function present(
  { finding, depth, judgement, mended }: Listed,
  line: readonly Ancestor[],
  decision: Decision | undefined,
): DecidedFinding {
  const version = line[depth];
  if (version === undefined) throw new Error(`there is no version ${depth} in the line`);
  const decided = decision?.decision === 'open' ? undefined : decision?.decision;
  return {
    ...finding,
    state: mended !== null ? 'mended' : (decided ?? 'open'),
    found_in: { id: version.id, version: version.version, status: version.status },
    found_by: judgement.evaluator,
    reason: decision?.reason ?? null,
    decided_by: decision?.decided_by ?? null,
    decided_at: decision === undefined ? null : new Date(decision.decided_at).toISOString(),
  };
}
