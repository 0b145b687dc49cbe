import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../src/client/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, opener, type TestUser } from '../harness/engines.ts';
import { recordSql } from '../harness/record-sql.ts';
import { type ApiServer, startApi } from './api-server.ts';

const TEXT = 'INT. LAMP ROOM - NIGHT\n\nMARA\nIt will hold.\n';

describe('a save of a draft', () => {
  const open = opener('postgres');
  let db: Database;
  let user: TestUser;
  let api: ApiServer;
  let desk: Client;
  let script: string;
  let book: string;
  let etag: string;
  beforeAll(async () => {
    db = await open();
    user = await addUser(db);
    api = await startApi(db);
    desk = createClient({ url: api.url, token: user.userId });
    const body = new TextEncoder().encode('# Lamp\n\n## One\n\nIt rained.\n');
    book = (await desk.importBook({ query: { file_name: 'lamp.md' }, body })).book.id;
    await desk.createCharacter({ params: { book }, body: { name: 'Mara Venn' } });
    const made = await desk.createScript({ params: { book, number: 1 }, body: { text: TEXT } });
    script = made.id;
    ({ etag } = await desk.getScript({ params: { script } }));
  });
  afterAll(() => api?.stop());
  const save = async (text: string) => {
    ({ etag } = await desk.writeScriptText({ params: { script }, body: text, ifMatch: etag }));
  };

  it('takes at most eight statements', async () => {
    const statements = await recordSql(db.pool, () => save(`${TEXT}\nTOM\nYes.\n`));
    expect(statements.map(({ text }) => text).length).toBeLessThanOrEqual(8);
    expect(statements.some(({ text }) => text.includes('write_draft'))).toBe(true);
  });

  it('waits for nobody who has the book locked', async () => {
    const holder = await db.pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select from public.books where id = $1 for update', [book]);
      await save(`${TEXT}\nTOM\nNo.\n`);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect((await desk.getScript({ params: { script } })).text).toContain('No.');
  });

  it('tells the second of two who have seen the same text, and changes nothing', async () => {
    const seen = etag;
    await save(`${TEXT}\nTOM\nFirst.\n`);
    const second = desk.writeScriptText({
      params: { script },
      body: `${TEXT}\nTOM\nSecond.\n`,
      ifMatch: seen,
    });
    await expect(second).rejects.toMatchObject({ code: 'http.lost_update' });
    expect((await desk.getScript({ params: { script } })).text).toContain('First.');
  });

  it('matches its cues with the names as they are when it is stored', async () => {
    const { id } = await desk.createCharacter({ params: { book }, body: { name: 'Vesna' } });
    // Between the look and the write, as often as the look is taken: each name is another.
    const original = db.kysely.transaction;
    let renames = 0;
    db.kysely.transaction = function transaction(this: typeof db.kysely) {
      const builder = original.call(this);
      const execute = builder.execute.bind(builder);
      builder.execute = (async (work: Parameters<typeof execute>[0]) => {
        const answer = await execute(work);
        renames += 1;
        if (renames === 1) {
          await db.pool.query("update public.characters set name = 'Zdenka' where id = $1", [id]);
        }
        return answer;
      }) as typeof execute;
      return builder;
    } as typeof original;
    try {
      await save(`${TEXT}\nZDENKA\nHere.\n`);
    } finally {
      db.kysely.transaction = original;
    }
    const { cast } = await desk.getScript({ params: { script } });
    expect(cast.map(({ name }) => name)).toContain('Zdenka');
  });
});
