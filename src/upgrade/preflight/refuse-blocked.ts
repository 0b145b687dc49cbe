import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { hasStartingPoints } from '../phase-1a/has-starting-points.ts';
import type { Block } from './block.ts';
import { findTakenNames } from './taken-names.ts';
import { findUnfitColumns } from './unfit-columns.ts';
import { findUnfitShapes } from './unfit-shapes.ts';

/**
 * Throws `migration.blocked` with all that stands in the way of some files; changes nothing.
 * @param session one that shows names whole
 */
export async function refuseBlocked(
  session: Queryable,
  pending: readonly MigrationFile[],
): Promise<void> {
  if (pending.length === 0) return;
  const begun = await readBegun(session);
  const versions = pending.map(({ version }) => version);
  const untouched = versions.filter((version) => !begun.includes(version));
  const blocks = [
    ...(await findUnfitColumns(session, untouched)),
    ...(await findUnfitShapes(session, untouched)),
    ...(await findTakenNames(session, versions, begun)),
  ];
  if (blocks.length === 0) return;
  throw new AppError(
    'migration.blocked',
    [
      `${plural(blocks.length, 'thing stands', 'things stand')} in the way of the migrations:`,
      ...blocks.map((block) => `  ${describe(block)}`),
    ].join('\n'),
    {
      hint: 'Nothing was changed. Put right what is listed, and run this again; see "What is refused" in docs/UPGRADE.md.',
      details: { found: blocks },
    },
  );
}

function describe({ name, found, expected, version, remedy }: Block): string {
  return `${name} (${version}): ${found}; expected: ${expected}. ${remedy}`;
}

/** Versions of the files that noted what they found here: a file that was stopped is among them. */
async function readBegun(session: Queryable): Promise<string[]> {
  if (!(await hasStartingPoints(session))) return [];
  const { rows } = await session.query('select file from goldenrod_archive.starting_points');
  return (rows as { file: string }[]).map(({ file }) => file);
}
