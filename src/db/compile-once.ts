import type { Compilable, CompiledQuery, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A query that nearly every request asks, built and compiled by the first of them: to do it anew
 * costs about as much as to send it. Use: `const byId = compileOnce((trx) => select(trx).where('id',
 * '=', ''))`, then `await byId(trx, [id])`; the parameters stand in the order of the query's text.
 */
export function compileOnce<Row>(
  build: (trx: Transaction<Tables>) => Compilable<Row>,
): (trx: Transaction<Tables>, parameters?: readonly unknown[]) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (trx, parameters = []) => {
    compiled ??= build(trx).compile();
    return (await trx.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
