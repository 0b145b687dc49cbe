import type pg from 'pg';
import type { MigrationFile } from '../../db/migration-files/migration-files.ts';
import { type OnlineSession, runShort } from '../../db/online/online-session.ts';
import { runBatches } from '../../db/online/run-batches.ts';
import { buildPlainIndexes, buildUniqueIndexes, dropInvalidKeys } from './build-script-indexes.ts';
import {
  FILL_STATUS_NEXT,
  FILL_STATUS_NEXT_TRIGGER,
  FINISH_ONLINE,
  NOTE_TOUCHED,
  NOTE_TOUCHED_TRIGGER,
  NUMBER_VERSIONS_TRIGGER,
} from './interim-scripts.ts';
import { readScriptsShape, type ScriptsShape } from './scripts-shape.ts';
import { SETTLED_TO, settleScripts } from './settle-scripts.ts';
import { silently } from './silently.ts';
import { forgetFacts, placeFact, storeFact } from './starting-fact.ts';

const FILLED_TO = 'filled_to';

/** The costly parts of the file that converts scripts, done while the application goes on. */
export async function prepareScripts(session: OnlineSession, file: MigrationFile): Promise<void> {
  const shape = await readScriptsShape(session.client, file.version);
  if (shape.converted) return;
  await standIn(session, file, shape);
  if (shape.fillsStatus) await fillStatus(session, file);
  await dropInvalidKeys(session, file.file);
  if (shape.settles && !shape.somethingReturns) {
    await runShort(session, file.file, SCORE_CHECK);
    await settleScripts(session, file, shape);
  }
  await buildPlainIndexes(session, file, shape);
  if (shape.somethingReturns) {
    session.onEvent({ kind: 'warning', message: RETURNS });
  } else {
    await buildUniqueIndexes(session, file, shape);
  }
  await storeFact(session.client, file.version, 'online', true);
}

const RETURNS =
  'an earlier rollback archived scripts: they return in one statement, during which writers of scripts wait';

const SCORE_CHECK = `
do $$
begin
  if not exists (
    select from pg_constraint
    where conrelid = 'public.scripts'::regclass and conname = 'scripts_evaluation_score_check'
  ) then
    alter table public.scripts add constraint scripts_evaluation_score_check
      check (evaluation_score between 0 and 100) not valid;
  end if;
end
$$`;

/** Triggers that keep what is written from now on right. Where one is new, batches begin anew. */
async function standIn(
  session: OnlineSession,
  { file, version }: MigrationFile,
  { fillsStatus, settles, somethingReturns }: ScriptsShape,
): Promise<void> {
  await runShort(session, file, FINISH_ONLINE(version));
  await runShort(session, file, NOTE_TOUCHED);
  const added = [
    settles && !somethingReturns ? NUMBER_VERSIONS_TRIGGER : undefined,
    NOTE_TOUCHED_TRIGGER(settles ? undefined : "new.character_ids <> '{}'"),
    fillsStatus ? FILL_STATUS_NEXT_TRIGGER : undefined,
  ];
  if (fillsStatus) await runShort(session, file, FILL_STATUS_NEXT);
  for (const trigger of added) {
    if (trigger === undefined || (await isThere(session.client, trigger.name))) continue;
    await forgetFacts(session.client, version, [FILLED_TO, SETTLED_TO, 'online']);
    await runShort(session, file, trigger.create);
  }
}

async function isThere(client: pg.PoolClient, trigger: string): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_catalog.pg_trigger where tgrelid = 'public.scripts'::regclass and tgname = $1",
    [trigger],
  );
  return rows.length > 0;
}

async function fillStatus(session: OnlineSession, { file, version }: MigrationFile): Promise<void> {
  await runBatches(session, {
    file,
    what: 'filling the status of scripts',
    table: 'public.scripts',
    place: placeFact(version, FILLED_TO),
    work: (client, first, last) =>
      silently(client, 'public.scripts', () =>
        client.query('select goldenrod_archive.fill_status($1, $2)', [first, last]),
      ),
  });
}
