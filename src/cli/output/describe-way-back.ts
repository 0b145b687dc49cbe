import { plural } from '../../contract/plural.ts';
import type { RolledBack } from '../../upgrade/rollback.ts';
import type { Gone } from '../../upgrade/way-back/gone.ts';

/** What a rollback did, or would do, for people. */
export function describeWayBack(run: RolledBack): string {
  if (run.rolledBack.length === 0) return 'Nothing to take back.';
  const would = (future: string, past: string) => (run.dryRun ? future : past);
  const rows = (fate: Gone['fate']) =>
    run.gone
      .filter((one) => one.fate === fate)
      .map(({ count, what, table }) => `${count.toLocaleString('en')} ${what} (${table})`);
  return [
    would('Would take back:', 'Took back:'),
    ...run.rolledBack.map(({ version, name }) => `  ${version}_${name}`),
    ...section(
      would(
        'Would archive, for the next migrate to bring back:',
        'Archived, for the next migrate to bring back:',
      ),
      rows('archived'),
    ),
    ...section(
      would('Would change, until the next migrate:', 'Changed, until the next migrate:'),
      rows('changed'),
    ),
    ...section(would('Would be lost:', 'Lost:'), rows('lost')),
    ...section(
      would('Old status words that scripts would go back to:', 'Status words of the scripts now:'),
      run.statuses.map(
        ({ status, rows: count }) =>
          `${plural(count, 'script')} with ${status === null ? 'no status' : `"${status}"`}`,
      ),
    ),
    ...section(
      would(
        'Yours, and would go with its columns; make it again after, if it still makes sense:',
        'Yours, and went with its columns; make it again, if it still makes sense:',
      ),
      run.along.map(({ what, definition }) =>
        definition === null ? what : `${what}: ${definition}`,
      ),
    ),
    ...section(
      would(
        'Would come back as the last column of its table:',
        'Came back as the last column of its table:',
      ),
      run.movedColumns.map(
        (column) => `${column}: another place takes a table written anew, which is yours to decide`,
      ),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
