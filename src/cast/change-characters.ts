import { sql, type Transaction } from 'kysely';
import { scriptHandle } from '../book/handles/script-handle.ts';
import type { Character, CueChange } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import { listCharactersOf } from './list-characters.ts';
import type { CuedScript, Names, PlannedCueChange, Renaming } from './plan-cue-changes.ts';
import { missingCharacter, readCharacter } from './read-character.ts';

type Trx = Transaction<Tables>;

const planning = pureWork<typeof import('./plan-cue-changes.ts'), 'planCueChanges'>(
  'cast/plan-cue-changes',
  'planCueChanges',
  { seconds: 300 },
);

interface Prepared {
  names: Names[];
  scripts: CuedScript[];
}

/** What a rename or a merge would change on cues, without doing it. */
export async function planChange(road: Road, renaming: Renaming): Promise<CueChange[]> {
  const { names, scripts } = await road.look((trx) => prepare(trx, renaming));
  const planned = await inThread(planning, [scripts, names, renaming], road);
  return planned.map(({ text: _text, hash: _hash, cast: _cast, ...change }) => change);
}

export type ChangedCharacter = Character & {
  /** Id of the change, by which it can be undone; null where nothing changed. */
  change: string | null;
};

/**
 * Renames a character, or merges another one into it, and changes the cues with it where that is
 * wanted.
 *
 * @throws AppError `not_found`, `invalid`
 */
export function changeCharacter(
  road: Road,
  renaming: Renaming,
  { cues }: { cues: boolean },
): Promise<ChangedCharacter> {
  if (!cues) return road.commit((trx) => change(trx, renaming, []));
  return computeAndCommit(road, {
    prepare: (trx) => prepare(trx, renaming),
    compute: ({ names, scripts }, asker) => inThread(planning, [scripts, names, renaming], asker),
    commit: (trx, planned) => change(trx, renaming, planned),
  });
}

async function change(
  trx: Trx,
  renaming: Renaming,
  planned: readonly PlannedCueChange[],
): Promise<ChangedCharacter> {
  const { character } = renaming;
  const id = await (renaming.kind === 'rename'
    ? rename(trx, character, renaming.name)
    : merge(trx, character, renaming.merged));
  for (const { script_id, hash, text, cast } of id === null ? [] : planned) {
    await sql`select goldenrod.change_cues(${id}, ${script_id}, ${hash}, ${text}, ${cast}::uuid[])`.execute(
      trx,
    );
  }
  return { ...(await readCharacter(trx, character)), change: id };
}

/** Null where it is called so already. */
async function rename(trx: Trx, character: string, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select case when k.name <> ${name} then public.rename_character(k.id, ${name}) end as id
    from public.characters k where k.id = ${character}`.execute(trx);
  return rows[0]?.id ?? null;
}

async function merge(trx: Trx, character: string, merged: string): Promise<string> {
  await sql`select from public.merge_characters(${character}, ${merged})`.execute(trx);
  const { rows } = await sql<{ id: string }>`
    select id from goldenrod.character_changes where character_id = ${character}
    order by changed_at desc limit 1`.execute(trx);
  return rows[0]?.id ?? '';
}

async function prepare(trx: Trx, { character }: Renaming): Promise<Prepared> {
  const book = await trx
    .selectFrom('characters')
    .select('book_id as id')
    .where('id', '=', character)
    .executeTakeFirst();
  if (!book) throw missingCharacter(character);
  const names = (await listCharactersOf(trx, book)).map(
    ({ id, name, aliases, chapter_aliases }) => ({ id, name, aliases, chapter_aliases }),
  );
  return { names, scripts: await listCuedScripts(trx, book.id) };
}

/** Drafts, and of each chapter, owner and style the version that stands for it. */
async function listCuedScripts(trx: Trx, bookId: string): Promise<CuedScript[]> {
  const { rows } = await sql<Omit<CuedScript, 'handle'> & { book: string; version: number }>`
    select s.id, c.chapter_number as chapter, s.script_style as style, s.user_id, s.status, s.version,
      coalesce(s.script, '') as text, coalesce(s.text_hash, goldenrod.hash(coalesce(s.script, ''))) as hash,
      coalesce(h.handle, c.book_id::text) as book,
      array(
        select r.character_id from goldenrod.cast_reasons r where r.script_id = s.id and not r.chosen
        order by r.character_id
      ) as unlinked
    from public.chapters c
    join public.scripts s on s.chapter_id = c.id and s.deleted_at is null
    left join goldenrod.standing_scripts t on t.script_id = s.id
    left join goldenrod.book_handles h on h.book_id = c.book_id
    where c.book_id = ${bookId} and (s.status = 'draft' or t.script_id is not null)
    order by c.chapter_number, s.script_style, s.version, s.id`.execute(trx);
  return rows.map(({ book, version, ...script }) => ({
    ...script,
    version,
    handle: scriptHandle(book, script.chapter, { script_style: script.style, version }),
  }));
}
