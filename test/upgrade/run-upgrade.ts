import type { SqlSession } from '../../src/db/generated/schema-snapshot.ts';
import { splitStatements } from '../../src/db/migration-files/split-statements.ts';
import { PHASE_1A } from './phase-1a-files.ts';

/** How a file is fed to the server. */
export const WAYS = {
  /** All of it as one transaction: the Supabase CLI, `goldenrod db migrate`, `psql -1`. */
  'as one transaction': async (session: SqlSession, sql: string): Promise<void> => {
    await session.query(sql);
  },
  /** Each statement by itself: `psql -f`. */
  'statement by statement': async (session: SqlSession, sql: string): Promise<void> => {
    for (const { text } of splitStatements(sql)) await session.query(text);
  },
} as const;

export type Way = keyof typeof WAYS;
export const WAY_NAMES = Object.keys(WAYS) as Way[];

const ALL = PHASE_1A.map((_, index) => index);

/** Runs the plan's files, or some of them by their place in it. */
export async function up(
  session: SqlSession,
  { way = 'as one transaction', files = ALL }: { way?: Way; files?: readonly number[] } = {},
): Promise<void> {
  for (const file of files) await WAYS[way](session, PHASE_1A[file]?.up ?? '');
}

/** Takes the plan's files back, newest first, or some of them in the order given. */
export async function down(
  session: SqlSession,
  {
    way = 'as one transaction',
    files = ALL.toReversed(),
  }: { way?: Way; files?: readonly number[] } = {},
): Promise<void> {
  for (const file of files) await WAYS[way](session, PHASE_1A[file]?.down ?? '');
}
