import type pg from 'pg';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';

/**
 * What the starting points have beyond one another and BASELINES calls unknown: the application's
 * own columns, views, indexes, policies and sister tables, and what has to stay because of them.
 */
const UNKNOWN = [
  'drop view if exists ready_scripts, script_list',
  'drop index if exists scripts_waiting, image_generations_of_user',
  'drop policy if exists "Approved shared scripts can be read by all" on scripts',
  'drop policy if exists "Shared scripts can be read by all" on scripts',
  'drop trigger if exists scripts_keep_legacy_status on scripts',
  'alter table scripts drop column if exists legacy_status',
];

/** The schema of a migrated database less what was unknown to the migrations; nothing is changed. */
export async function knownSchema(client: pg.Client): Promise<string> {
  await client.query('begin');
  try {
    for (const statement of UNKNOWN) await client.query(statement);
    return await schemaSnapshot(client);
  } finally {
    await client.query('rollback');
  }
}
