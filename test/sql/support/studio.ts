import { randomUUID } from 'node:crypto';
import type { Database } from '../../../src/db/database.ts';
import type { TestUser } from '../../harness/engines.ts';
import { OWNER, one, type Row, run } from './call.ts';

/** A user with a book of two chapters and three characters. */
export interface Studio {
  user: TestUser;
  book: string;
  chapter: string;
  otherChapter: string;
  /** Mara, Tom, Vesna. */
  characters: [string, string, string];
}

const OPEN_STUDIO = `
with ids as (select $1::uuid as account, $2::uuid as book),
account as (insert into auth.users (id, email) select account, $3 from ids returning id),
book as (insert into public.books (id, user_id, title) select book, account, 'The Lamp' from ids returning id),
cast_of_book as (
  insert into public.characters (id, book_id, user_id, name)
  select k.id, ids.book, ids.account, k.name
  from ids, unnest($4::uuid[], array['Mara', 'Tom', 'Vesna']) as k (id, name) returning id
)
insert into public.chapters (id, book_id, chapter_number, title, content)
select c.id, ids.book, c.number, 'A chapter', 'It rained on the quay.'
from ids, unnest($5::uuid[]) with ordinality as c (id, number)`;

/** Every test takes its own, so that tests of one database do not meet. */
export async function openStudio(db: Database, name = 'user'): Promise<Studio> {
  const [userId, book, chapter, otherChapter] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  const characters = [randomUUID(), randomUUID(), randomUUID()] as [string, string, string];
  const email = `${name}-${userId}@example.org`;
  const chapters = [chapter, otherChapter];
  await db.pool.query(OPEN_STUDIO, [userId, book, email, characters, chapters]);
  const user: TestUser = { role: 'authenticated', userId, email };
  return { user, book, chapter, otherChapter, characters };
}

export async function addBook(db: Database, user: TestUser): Promise<string> {
  const row = await one(
    db,
    OWNER,
    "insert into public.books (user_id, title) values ($1, 'The Lamp') returning id",
    [user.userId],
  );
  return String(row.id);
}

export async function addChapter(db: Database, book: string, number: number): Promise<string> {
  const row = await one(
    db,
    OWNER,
    `insert into public.chapters (book_id, chapter_number, title, content)
     values ($1, $2, 'A chapter', 'It rained on the quay.') returning id`,
    [book, number],
  );
  return String(row.id);
}

export interface ScriptShape {
  chapter?: string | null;
  style?: string;
  text?: string | null;
  characters?: string[];
}

/** A draft of the studio's own, as its user inserts it. */
export async function addScript(
  db: Database,
  studio: Studio,
  shape: ScriptShape = {},
): Promise<Row & { id: string; version: number }> {
  const row = await one(
    db,
    studio.user,
    `insert into public.scripts (chapter_id, user_id, script_style, script, character_ids)
     values ($1, $2, $3, $4, $5) returning *`,
    [
      shape.chapter === undefined ? studio.chapter : shape.chapter,
      studio.user.userId,
      shape.style ?? 'cinematic_movie',
      shape.text === undefined ? 'INT. QUAY - DAY' : shape.text,
      shape.characters ?? [],
    ],
  );
  return row as Row & { id: string; version: number };
}

export const STATES = ['draft', 'evaluated', 'approved', 'rejected', 'active'] as const;
export type State = (typeof STATES)[number];

/** The calls that bring a fresh draft into a state. */
const WAY_TO: Record<State | 'deleted', string[]> = {
  draft: [],
  evaluated: ['evaluate'],
  approved: ['evaluate', 'approve'],
  rejected: ['reject'],
  active: ['evaluate', 'approve', 'activate'],
  deleted: ['delete'],
};

const CALLS: Record<string, string> = {
  evaluate: "select public.record_script_evaluation($1, 70, 'fine')",
  approve: 'select public.approve_script($1)',
  reject: 'select public.reject_script($1)',
  activate: 'select public.activate_script($1)',
  deactivate: 'select public.deactivate_script($1)',
  delete: 'delete from public.scripts where id = $1',
};

/** A script of the studio's own in a state, moved there by its user. */
export async function addScriptIn(
  db: Database,
  studio: Studio,
  state: State | 'deleted',
  shape: ScriptShape = {},
): Promise<string> {
  const { id } = await addScript(db, studio, shape);
  for (const call of WAY_TO[state]) await move(db, studio, id, call);
  return id;
}

/** evaluate, approve, reject, activate, deactivate or delete, by the studio's user. */
export function move(db: Database, studio: Studio, id: string, call: string): Promise<Row[]> {
  return run(db, studio.user, CALLS[call] ?? '', [id]);
}

export async function scriptRow(db: Database, id: string): Promise<Row> {
  return one(db, OWNER, 'select * from public.scripts where id = $1', [id]);
}
