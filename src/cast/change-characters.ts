import { sql, type Transaction } from 'kysely';
import { scriptHandle } from '../book/handles/script-handle.ts';
import { AppError, type CueChange } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { listCharactersOf } from './list-characters.ts';
import { type CuedScript, type Names, planCueChanges, type Renaming } from './plan-cue-changes.ts';

type Trx = Transaction<Tables>;

interface Prepared {
  names: Names[];
  scripts: CuedScript[];
}

/** What a rename or a merge would change on cues, without doing it. */
export async function planChange(road: Road, renaming: Renaming): Promise<CueChange[]> {
  const { names, scripts } = await road.look((trx) => prepare(trx, renaming));
  return planCueChanges(scripts, names, renaming).map(
    ({ text: _text, hash: _hash, cast: _cast, ...change }) => change,
  );
}

/**
 * Renames a character, or merges another one into it, and changes the cues with it where that is
 * wanted. Answers the id of the change, by which it can be undone.
 *
 * @throws AppError `not_found`, `invalid`
 */
export async function changeCharacter(
  road: Road,
  renaming: Renaming,
  { cues }: { cues: boolean },
): Promise<string> {
  if (!cues) return road.commit((trx) => change(trx, renaming));
  return computeAndCommit(road, {
    prepare: (trx) => prepare(trx, renaming),
    compute: async ({ names, scripts }) => planCueChanges(scripts, names, renaming),
    commit: async (trx, planned) => {
      const id = await change(trx, renaming);
      for (const { script_id, hash, text, cast } of planned) {
        await sql`select goldenrod.change_cues(${id}, ${script_id}, ${hash}, ${text}, ${cast}::uuid[])`.execute(
          trx,
        );
      }
      return id;
    },
  });
}

async function change(trx: Trx, renaming: Renaming): Promise<string> {
  if (renaming.kind === 'rename') {
    const { rows } = await sql<{ id: string }>`
      select public.rename_character(${renaming.character}, ${renaming.name}) as id`.execute(trx);
    return rows[0]?.id ?? '';
  }
  await sql`select from public.merge_characters(${renaming.character}, ${renaming.merged})`.execute(
    trx,
  );
  const { rows } = await sql<{ id: string }>`
    select id from goldenrod.character_changes where character_id = ${renaming.character}
    order by changed_at desc limit 1`.execute(trx);
  return rows[0]?.id ?? '';
}

async function prepare(trx: Trx, { character }: Renaming): Promise<Prepared> {
  const book = await trx
    .selectFrom('characters')
    .select('book_id as id')
    .where('id', '=', character)
    .executeTakeFirst();
  if (!book) {
    throw new AppError('not_found', `there is no character "${character}"`, {
      details: { character },
    });
  }
  const names = (await listCharactersOf(trx, book)).map(
    ({ id, name, aliases, chapter_aliases }) => ({ id, name, aliases, chapter_aliases }),
  );
  return { names, scripts: await listCuedScripts(trx, book.id) };
}

/** Drafts, and of each chapter, owner and style the version that stands for it. */
async function listCuedScripts(trx: Trx, bookId: string): Promise<CuedScript[]> {
  const { rows } = await sql<Omit<CuedScript, 'handle'> & { book: string; version: number }>`
    select s.*, array(
      select r.character_id from goldenrod.cast_reasons r where r.script_id = s.id and not r.chosen
      order by r.character_id
    ) as unlinked
    from (
      select s.id, c.chapter_number as chapter, s.script_style as style, s.user_id, s.status, s.version,
        coalesce(s.script, '') as text, coalesce(s.text_hash, goldenrod.hash(coalesce(s.script, ''))) as hash,
        coalesce(h.handle, c.book_id::text) as book,
        row_number() over (
          partition by s.chapter_id, s.user_id, s.script_style order by s.status = 'active' desc, s.version desc
        ) as rank
      from public.chapters c
      join public.scripts s on s.chapter_id = c.id and s.deleted_at is null
      left join goldenrod.book_handles h on h.book_id = c.book_id
      where c.book_id = ${bookId}
    ) s
    where s.status = 'draft' or s.rank = 1
    order by s.chapter, s.style, s.version, s.id`.execute(trx);
  return rows.map(({ book, version, ...script }) => ({
    ...script,
    version,
    handle: scriptHandle(book, script.chapter, { script_style: script.style, version }),
  }));
}
