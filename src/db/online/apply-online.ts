import { AppError } from '../../contract/error.ts';
import { errorContext } from '../migration-files/error-context.ts';
import { withFileSettings } from '../migration-files/file-settings.ts';
import { recordApplied } from '../migration-files/history.ts';
import { locateError } from '../migration-files/locate-error.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import { type SqlStatement, splitStatements } from '../migration-files/split-statements.ts';
import { isPgError } from '../pg-error.ts';
import { translateError } from '../translate-error.ts';
import { buildIndex } from './build-index.ts';
import { readIndexStatement } from './index-statement.ts';
import {
  inTransaction,
  type OnlineSession,
  patiently,
  runShort,
  untilFree,
} from './online-session.ts';

/**
 * Applies a file statement by statement, each on its own, so that no lock outlives one. Throws
 * `migration.failed` with the place; what ran stays, and the file can be run again.
 */
export async function applyOnline(session: OnlineSession, file: MigrationFile): Promise<void> {
  const statements = splitStatements(file.sql);
  await withFileSettings(session.client, file.file, async () => {
    for (const statement of statements)
      await inPlace(file, statement, () => run(session, file, statement));
  });
  await untilFree(session, file.file, () =>
    inTransaction(session, [
      (client) =>
        recordApplied(
          client,
          file,
          statements.map(({ text }) => text),
        ),
    ]),
  );
}

const VALIDATES = /^alter\s+table\s+\S+\s+validate\s+constraint\s/i;

async function run(
  session: OnlineSession,
  { file }: MigrationFile,
  statement: SqlStatement,
): Promise<void> {
  const index = readIndexStatement(statement);
  if (index !== undefined && session.tables.includes(index.table)) {
    await buildIndex(session, file, index);
  } else if (VALIDATES.test(statement.text)) {
    await patiently(session, file, async () => {
      await session.client.query(statement.text);
    });
  } else {
    await runShort(session, file, statement.text);
  }
}

/** Adds to an error where in the file it happened. */
export async function inPlace(
  file: MigrationFile,
  statement: SqlStatement,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isPgError(error)) throw error;
    const place = locateError(file.sql, statement, error);
    const translated = translateError(error);
    const known = translated instanceof AppError ? translated : undefined;
    const kept = known?.code === 'db.unreachable' || known?.code === 'migration.unknown';
    throw new AppError(
      kept && known ? known.code : 'migration.failed',
      `${file.file}, line ${place.line}, column ${place.column}: ${error.message}\n${place.excerpt}${errorContext(error)}`,
      {
        hint:
          error.hint ??
          'What ran before stays. Put right what is said here and run the same command again: it goes on.',
        details: { ...known?.details, file: file.file, line: place.line, column: place.column },
        cause: error,
      },
    );
  }
}
