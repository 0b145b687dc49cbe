import {
  AppError,
  type DecidedFinding,
  type FindingDecision,
  type Script,
} from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { findScript } from '../../script/find-script.ts';
import type { ScriptName } from '../../script/get-script.ts';
import { selectLineage } from './select-lineage.ts';
import { standOfFindings } from './stand-of-findings.ts';

interface DecidingFinding extends ScriptName {
  finding: string;
  decision: FindingDecision;
  reason?: string | undefined;
}

/** Ticks a finding of a version off, dismisses it with a reason, or opens it again. */
export function decideFinding(
  road: Road,
  { script: wanted, finding, decision, reason }: DecidingFinding,
): Promise<DecidedFinding> {
  if (decision === 'dismissed' && reason === undefined) {
    throw new AppError('invalid', 'a dismissal has a reason', {
      hint: 'Say why it may stay as it is: the reason is shown wherever it is found again.',
      details: { field: 'reason' },
    });
  }
  return road.commit(async (trx) => {
    const script = await findScript(trx, wanted);
    if (!script.can.evaluate) throw notYours(script);
    const read = async () => {
      const items = standOfFindings(await selectLineage(trx, script.id));
      const item = items.find(({ id }) => id === finding);
      if (item === undefined) throw missing(script, finding);
      return item;
    };
    const before = await read();
    if (before.state === 'mended') {
      throw new AppError('conflict', `"${before.title}" is mended already`, {
        hint: 'Nothing is left to decide: the newest evaluation did not find it any more.',
        details: { finding },
      });
    }
    await trx
      .insertInto('script_finding_decisions')
      .values({ script_id: script.id, finding, decision, reason: reason ?? null })
      .execute();
    return read();
  });
}

const notYours = (script: Script): AppError =>
  new AppError('forbidden', `only the owner of ${script.handle} decides about its findings`, {
    hint: 'Ask whoever owns the script; of a deleted one nothing is decided.',
  });

const missing = (script: Script, finding: string): AppError =>
  new AppError('not_found', `${script.handle} has no finding "${finding}"`, {
    hint: `List them: goldenrod script findings list ${script.handle}`,
    details: { finding },
  });
