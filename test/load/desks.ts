import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { LoadRequest } from './drive.ts';
import { tokenOf } from './issuer.ts';

export interface LoadDesk {
  userId: string;
  token: string;
  book: string;
  /** Approved versions of one key: each activation takes the other off the air. */
  scripts: string[];
}

const TEXT = 'INT. LIGHTHOUSE - NIGHT\n\nRain on the glass.\n\nMARA\nIt holds.\n\n'.repeat(20);
const VERSIONS = 4;
/** Known at every desk, so that a version can be asked for in any of them at once. */
export const STYLES = ['load 0', 'load 1', 'load 2'] as const;
/** Of what jobs draft, apart from those. */
export const JOB_STYLE = 'job';

/** Users who each have a book of two chapters and some approved versions of the first. */
export async function makeDesks(url: string, count: number): Promise<LoadDesk[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const one = async (text: string, values: unknown[]) =>
    String((await client.query<{ id: string }>(text, values)).rows[0]?.id);
  const desks: LoadDesk[] = [];
  try {
    for (let n = 0; n < count; n += 1) {
      const userId = randomUUID();
      await client.query('insert into auth.users (id) values ($1)', [userId]);
      await client.query(
        'insert into goldenrod.script_styles (user_id, name) select $1, unnest($2::text[])',
        [userId, [...STYLES, JOB_STYLE]],
      );
      const book = await one('insert into books (user_id, title) values ($1, $2) returning id', [
        userId,
        `Lamp ${n}`,
      ]);
      const addChapter =
        'insert into chapters (book_id, chapter_number, title, content) values ($1, $2, $3, $4) returning id';
      const chapter = await one(addChapter, [book, 1, 'One', 'Mara lit the lamp.']);
      await one(addChapter, [book, 2, 'Two', 'Mara put it out. "It holds," said Mara.']);
      const scripts: string[] = [];
      for (let version = 0; version < VERSIONS; version += 1) {
        const id = await one(
          'insert into scripts (chapter_id, user_id, script) values ($1, $2, $3) returning id',
          [chapter, userId, TEXT],
        );
        await client.query('select from record_script_evaluation($1, 80)', [id]);
        await client.query('select from approve_script($1)', [id]);
        scripts.push(id);
      }
      desks.push({ userId, token: await tokenOf(userId), book, scripts });
    }
  } finally {
    await client.end();
  }
  return desks;
}

/** What people at their desks ask for, in turn: eight reads, then a write. */
export function dayOf(
  origin: string,
  { token, book, scripts }: LoadDesk,
  turn: number,
): LoadRequest {
  const script = scripts[turn % scripts.length];
  const kinds: Omit<LoadRequest, 'token'>[] = [
    { method: 'GET', url: `/v1/scripts/${script}` },
    { method: 'GET', url: '/v1/scripts?chapter=1&sort=-version' },
    { method: 'GET', url: '/v1/books' },
    { method: 'GET', url: `/v1/books/${book}/chapters` },
    { method: 'GET', url: `/v1/scripts/${script}/text` },
    { method: 'GET', url: `/v1/scripts/${script}/history` },
    { method: 'GET', url: `/v1/books/${book}/characters` },
    { method: 'GET', url: `/v1/scripts/${script}/cast` },
    writeOf(script ?? '', book, turn),
  ];
  const kind = kinds[turn % kinds.length] as Omit<LoadRequest, 'token'>;
  return { ...kind, url: origin + kind.url, token };
}

function writeOf(script: string, book: string, turn: number): Omit<LoadRequest, 'token'> {
  const style = STYLES[turn % STYLES.length];
  return [
    { method: 'POST', url: `/v1/scripts/${script}/evaluations`, body: { score: turn % 101 } },
    { method: 'POST', url: `/v1/books/${book}/chapters/2/scripts`, body: { text: TEXT, style } },
    { method: 'POST', url: `/v1/scripts/${script}/activate` },
  ][Math.floor(turn / 9) % 3] as Omit<LoadRequest, 'token'>;
}
