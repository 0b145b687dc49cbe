import type { Transaction } from 'kysely';
import type { Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { type Comparison, compareScreenplays } from '../screenplay/compare.ts';
import { readScript } from './read-script.ts';

export interface ComparedVersions {
  before: Script;
  after: Script;
  comparison: Comparison;
}

/** What changed from one script to another; both are ids or handles. */
export async function compareVersions(
  trx: Transaction<Tables>,
  input: { before: string; after: string },
): Promise<ComparedVersions> {
  const { text: beforeText, cast: _before, ...before } = await readScript(trx, input.before);
  const { text: afterText, cast: _after, ...after } = await readScript(trx, input.after);
  return { before, after, comparison: compareScreenplays(beforeText, afterText) };
}
