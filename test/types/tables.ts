// Checked by `npm run types`: what the generated tables say of who writes a column, and with what.
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Evaluation, JobError, ScriptOrigin } from '../../src/contract/index.ts';
import type { Tables } from '../../src/db/tables.ts';

type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

/** Compiles where both are one type. */
type Same<A, B> = [A, B] extends [B, A] ? true : never;

export const held: Same<Row<'scripts'>['origin'], ScriptOrigin> &
  Same<Row<'script_evaluations'>['criteria'], Evaluation['criteria']> &
  Same<Row<'jobs'>['error'], JobError | null> &
  Same<Row<'media_files'>['size'], string> &
  Same<Row<'scripts'>['created_at'], Date> = true;

export const least: Insertable<Tables['books']> = { user_id: '', title: '' };
export const marked: Updateable<Tables['scripts']> = { deleted_at: new Date() };

// @ts-expect-error the hash is the database's own
export const hashed: Insertable<Tables['scripts']> = { text_hash: '' };
// @ts-expect-error a new script is not deleted
export const deleted: Insertable<Tables['scripts']> = { deleted_at: new Date() };
export const owned: Insertable<Tables['character_aliases']> = {
  character_id: '',
  alias: '',
  // @ts-expect-error an alias belongs to whoever its character belongs to
  user_id: '',
};
export const timed: Insertable<Tables['script_evaluations']> = {
  script_id: '',
  evaluator: '',
  score: 1,
  // @ts-expect-error an evaluation takes its own place in time
  created_at: new Date(),
};

// Of a table that nobody updates, or inserts into, no column is left to write.
export const judged: Same<keyof Updateable<Tables['script_evaluations']>, never> = true;
export const moved: Same<keyof Insertable<Tables['script_status_changes']>, never> = true;
export const asked: Same<keyof Insertable<Tables['jobs']>, never> = true;
export const kept: Same<keyof Insertable<Tables['script_elements']>, never> = true;
