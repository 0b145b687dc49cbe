import { readTableSizes, type TableSize } from '../dry-run/table-sizes.ts';
import type { Queryable } from '../migrate/history.ts';
import { PREPARED_VERSIONS } from './prepared-versions.ts';

/** From here on the locks of a plain migration are felt: some tenths of a second. */
const MANY_ROWS = 100_000;
const MANY_BYTES = 200 * 1024 * 1024;

const CONVERTED = ['public.scripts', 'public.image_generations', 'public.audio_generations'];

/** Tables that a plain migration would hold for long; none where nothing costly is pending. */
export async function findLargeTables(
  session: Queryable,
  pending: readonly { version: string }[],
): Promise<TableSize[]> {
  if (!pending.some(({ version }) => PREPARED_VERSIONS.includes(version))) return [];
  const sizes = await readTableSizes(session, CONVERTED);
  return sizes.filter(({ rows, bytes }) => (rows ?? 0) > MANY_ROWS || bytes > MANY_BYTES);
}
