import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { computeAndCommit, type Road, roadOf } from '../../src/db/road.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';

describeEngines('a verb that computes', (open) => {
  let db: Database;
  let user: TestUser;
  let road: Road;
  beforeAll(async () => {
    db = await open();
    user = await addUser(db);
    road = roadOf(db, user);
  });
  const addBook = async (title: string): Promise<string> => {
    const { rows } = await db.pool.query<{ id: string }>(
      'insert into public.books (user_id, title) values ($1, $2) returning id',
      [user.userId, title],
    );
    return rows[0]?.id ?? '';
  };
  const titleOf = async (id: string) =>
    (await db.pool.query('select title from public.books where id = $1', [id])).rows[0]?.title;
  const rename = (id: string, title: string) =>
    db.pool.query('update public.books set title = $2 where id = $1', [id, title]);

  /** Adds a mark to a book's title; `meanwhile` runs while it computes. */
  const mark = (id: string, meanwhile: (round: number) => Promise<unknown>, on: Road = road) => {
    let rounds = 0;
    return computeAndCommit(on, {
      prepare: async (trx) =>
        (
          await trx
            .selectFrom('books')
            .select('title')
            .where('id', '=', id)
            .executeTakeFirstOrThrow()
        ).title,
      compute: async (title) => {
        rounds += 1;
        await meanwhile(rounds);
        return `${title}!`;
      },
      commit: async (trx, title) => {
        await trx.updateTable('books').set({ title }).where('id', '=', id).execute();
        return rounds;
      },
    });
  };

  it('stores what it computed of an input that nobody changed, in one round', async () => {
    const id = await addBook('Lamp');
    expect(await mark(id, async () => undefined)).toBe(1);
    expect(await titleOf(id)).toBe('Lamp!');
  });

  it('computes again where its input was changed meanwhile', async () => {
    const id = await addBook('Lamp');
    const rounds = await mark(id, (round) =>
      round === 1 ? rename(id, 'Lantern') : Promise.resolve(),
    );
    expect(rounds).toBe(2);
    expect(await titleOf(id)).toBe('Lantern!');
  });

  it('gives up, and stores nothing, where its input is changed all the time', async () => {
    const id = await addBook('Lamp');
    await expect(mark(id, (round) => rename(id, `Lamp ${round}`))).rejects.toMatchObject({
      code: 'db.busy',
    });
    expect(await titleOf(id)).toBe('Lamp 5');
  });

  it('holds neither a transaction nor a connection while it computes', async () => {
    const id = await addBook('Lamp');
    let open = 0;
    const counted: Road = {
      account: road.account,
      look: async (read) => {
        open += 1;
        return road.look(read).finally(() => {
          open -= 1;
        });
      },
      commit: async (write) => {
        open += 1;
        return road.commit(write).finally(() => {
          open -= 1;
        });
      },
    };
    const seen: number[] = [];
    await mark(id, async () => seen.push(open, db.pool.totalCount - db.pool.idleCount), counted);
    expect(seen).toEqual([0, 0]);
  });

  it('stores nothing once nobody waits for it', async () => {
    const id = await addBook('Lamp');
    const gone = new AbortController();
    const leaving = { ...road, signal: gone.signal };
    const marking = mark(id, async () => gone.abort(new Error('gone')), leaving);
    await expect(marking).rejects.toThrow('gone');
    expect(await titleOf(id)).toBe('Lamp');
  });
});
