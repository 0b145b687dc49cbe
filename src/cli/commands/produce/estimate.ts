import type { Aspect, ProductionKind } from '../../../contract/production.ts';
import type { CliContext } from '../../context.ts';
import type { CommandResult } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { describeEstimate, type SpendingOptions } from '../spend/spending-options.ts';

/** What engines over the network would be asked by a command, and cost. */
export async function estimateOf(
  context: CliContext,
  kind: ProductionKind,
  script: string,
  {
    engine,
    currency,
    narrate = false,
    aspect = '16:9',
  }: SpendingOptions & { narrate?: boolean; aspect?: Aspect },
): Promise<CommandResult> {
  const estimated = await withVerbs(context, (verbs) =>
    verbs.estimateProduction({ kind, script, engine, currency, narrate, aspect }),
  );
  return { json: estimated, text: describeEstimate(estimated.estimate) };
}
