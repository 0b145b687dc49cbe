import { readFileSync } from 'node:fs';
import type { SqlSession } from '../../src/db/generated/schema-snapshot.ts';
import { type DatabaseServer, templateDatabase, withClient } from '../harness/databases.ts';

/** How a step of building runs: see `STEPS`. */
type Step =
  /** The file runs as one transaction, as the Supabase CLI runs a migration. */
  | { run: string }
  /** The same, and it has to fail: nothing of it stays. */
  | { fails: string }
  /** Statement by statement until one fails, as `psql -f` runs it: what came before stays. */
  | { stops: string };

const PLAN_1 = 'plan/20251004000001_create_script_status_enum.sql';
const PLAN_2 = 'plan/20251004000002_add_character_id_to_image_generations.sql';
const PLAN_3 = 'plan/20251004000003_add_character_id_to_audio_generations.sql';

const files = (...names: string[]): Step[] => names.map((run) => ({ run }));

const PLANNED = files(
  'public-privileges.sql',
  'common-tables.sql',
  'media-user-id.sql',
  'media-policies-by-video.sql',
  'shared-scripts-policy.sql',
  'data-common.sql',
  'data-media-of-users.sql',
);
const DEPLOYED = files(
  'public-privileges.sql',
  'common-tables.sql',
  'status-varchar.sql',
  'status-dependents.sql',
  'media-user-id.sql',
  'media-policies-by-user.sql',
  'data-common.sql',
  'data-media-of-users.sql',
  'data-statuses.sql',
);

/** The files of each starting point, in order, after platform.sql. */
const STEPS = {
  empty: files('public-privileges.sql'),
  planned: PLANNED,
  deployed: DEPLOYED,
  first: files(
    'public-privileges.sql',
    'common-tables.sql',
    'status-varchar.sql',
    'media-policies-by-video.sql',
    'shared-scripts-policy.sql',
    'data-common.sql',
  ),
  verbatim: [
    ...PLANNED,
    ...files(PLAN_1, PLAN_2, PLAN_3, 'data-after-plan.sql', 'data-after-plan-media.sql'),
  ],
  'verbatim-on-deployed': [
    ...DEPLOYED,
    ...files(PLAN_1),
    { fails: PLAN_2 },
    { fails: PLAN_3 },
    ...files('data-after-plan.sql', 'data-after-plan-deployed.sql'),
  ],
  /** The same, fed to psql without a transaction: the second and third files stopped half-way. */
  'verbatim-on-deployed-by-hand': [
    ...DEPLOYED,
    ...files(PLAN_1),
    { stops: PLAN_2 },
    { stops: PLAN_3 },
    ...files('data-after-plan.sql', 'data-after-plan-media.sql', 'data-after-plan-deployed.sql'),
  ],
} satisfies Record<string, Step[]>;

export type StartName = keyof typeof STEPS;
export const START_NAMES = Object.keys(STEPS) as StartName[];
/** The starts that have tables, rows and two users. */
export const STARTS_WITH_DATA = START_NAMES.filter((name) => name !== 'empty');

export interface StartOptions {
  /**
   * Who owns the application's tables: the superuser that is connected (default), or
   * `project_owner`, who is what `postgres` is in a Supabase project: no superuser.
   */
  owner?: 'superuser' | 'project_owner';
}

/** Makes an empty database a starting point. The session is a superuser's and runs several statements at once. */
export async function buildStart(
  name: StartName,
  session: SqlSession,
  { owner = 'superuser' }: StartOptions = {},
): Promise<void> {
  await take({ run: 'platform.sql' }, session);
  if (owner === 'project_owner') await session.query('set role project_owner');
  for (const step of STEPS[name]) await take(step, session);
  if (owner === 'project_owner') await session.query('reset role');
}

/** The name of a template database that is this starting point, built once a run. */
export function startTemplate(
  server: DatabaseServer,
  name: StartName,
  options: StartOptions = {},
): Promise<string> {
  const template = `start_${name}_${options.owner ?? 'superuser'}`;
  return templateDatabase(server, template, (url) =>
    withClient(url, (client) => buildStart(name, client, options)),
  );
}

/** The plan's three files, in order, word for word. */
export function planFiles(): string[] {
  return [PLAN_1, PLAN_2, PLAN_3].map(readSql);
}

/** The text of a file of this folder. */
function readSql(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

/** The statements of a file of the plan: it has no function bodies, so each ends its line. */
export function statementsOf(sql: string): string[] {
  return sql.split(/;[^\S\n]*\n/).filter((statement) => statement.trim() !== '');
}

async function take(step: Step, session: SqlSession): Promise<void> {
  if ('run' in step) {
    await session.query(readSql(step.run));
  } else {
    const file = 'fails' in step ? step.fails : step.stops;
    const parts = 'fails' in step ? [readSql(file)] : statementsOf(readSql(file));
    if (!(await failsAt(parts, session))) throw new Error(`${file} was expected to fail`);
  }
}

async function failsAt(parts: string[], session: SqlSession): Promise<boolean> {
  for (const part of parts) {
    try {
      await session.query(part);
    } catch {
      return true;
    }
  }
  return false;
}
