import { readTableSizes, type TableSize } from '../catalog/table-sizes.ts';
import type { Queryable } from '../migration-files/history.ts';
import { isCostly, type Upgrade } from './upgrade.ts';

/** From here on the locks of a plain migration are felt: some tenths of a second. */
const MANY_ROWS = 100_000;
const MANY_BYTES = 200 * 1024 * 1024;

/** Tables that a plain migration would hold for long; none where nothing costly is pending. */
export async function findLargeTables(
  session: Queryable,
  pending: readonly { version: string }[],
  upgrade: Upgrade,
): Promise<TableSize[]> {
  if (!isCostly(upgrade, pending)) return [];
  const sizes = await readTableSizes(
    session,
    upgrade.costly.map(({ table }) => table),
  );
  return sizes.filter(({ rows, bytes }) => (rows ?? 0) > MANY_ROWS || bytes > MANY_BYTES);
}
