import { AppError } from '../../contract/error.ts';
import type { Queryable } from '../migration-files/history.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import { type Obstacle, QUESTIONS } from './obstacles.ts';

/**
 * Throws before the first file where one of them would fail for want of a right, or on tables that are
 * not what it stands on: `forbidden` where rights alone are missing, else `migration.failed`. Names all
 * that stands in the way, and the owner's next steps. Only reads.
 */
export async function refuseUnfit(
  session: Queryable,
  pending: readonly MigrationFile[],
): Promise<void> {
  if (pending.length === 0) return;
  const text = pending.map(({ sql }) => sql).join('\n');
  const names = (subject: string) => isNamed(text, subject);
  const obstacles: Obstacle[] = [];
  for (const ask of QUESTIONS) obstacles.push(...(await ask(session, names)));
  if (obstacles.length === 0) return;
  throw new AppError(
    obstacles.every(({ kind }) => kind === 'rights') ? 'forbidden' : 'migration.failed',
    `this database cannot be migrated as it is: ${obstacles.map(({ found }) => found).join('; ')}`,
    {
      hint: `${[...new Set(obstacles.map(({ next }) => next))].join(' ')} Nothing was changed.`,
      details: { obstacles },
    },
  );
}

/** As a whole name: public.scripts is not named by public.scripts_assign_version(). */
function isNamed(text: string, subject: string): boolean {
  const isPartOfName = (char: string | undefined) => char !== undefined && /[\w.]/.test(char);
  for (let at = text.indexOf(subject); at !== -1; at = text.indexOf(subject, at + 1)) {
    if (!isPartOfName(text[at - 1]) && !/\w/.test(text[at + subject.length] ?? ' ')) return true;
  }
  return false;
}
