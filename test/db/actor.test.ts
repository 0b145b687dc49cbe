import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, asActor } from '../../src/db/as-actor.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { LOCAL_OWNER_ID } from '../../src/db/local-owner.ts';
import { resolveActor } from '../../src/db/resolve-actor.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';

interface Who {
  role: string;
  uid: string | null;
}

const who = (db: Database, actor: Actor) =>
  asActor(db, actor, async (trx) => {
    const { rows } = await sql<Who>`select current_user::text as role, auth.uid() as uid`.execute(
      trx,
    );
    return rows[0];
  });

describeEngines('asActor', (open) => {
  let db: Database;
  let ann: TestUser;
  let bob: TestUser;
  beforeAll(async () => {
    db = await open();
    [ann, bob] = [await addUser(db, 'ann'), await addUser(db, 'bob')];
  });

  test('works under the role and the claims of its actor', async () => {
    expect(await who(db, ann)).toEqual({ role: 'authenticated', uid: ann.userId });
    expect(await who(db, { role: 'service_role' })).toEqual({ role: 'service_role', uid: null });
    expect(await who(db, { role: 'anon' })).toEqual({ role: 'anon', uid: null });
  });

  test('leaves nothing of its actor to who comes next, nor after a failure', async () => {
    await who(db, ann);
    await expect(asActor(db, ann, (trx) => sql`select 1 / 0`.execute(trx))).rejects.toThrow();
    const { rows } = await db.pool.query(
      "select current_user = session_user as same, current_setting('request.jwt.claims', true) as claims",
    );
    expect(rows[0]).toMatchObject({ same: true });
    expect(rows[0]?.claims ?? '').toBe('');
  });

  test("row level security keeps one account's books from another", async () => {
    await asActor(db, ann, (trx) =>
      trx.insertInto('books').values({ user_id: ann.userId, title: 'Hers' }).execute(),
    );
    const titles = (actor: Actor) =>
      asActor(db, actor, (trx) => trx.selectFrom('books').select('title').execute());
    expect(await titles(ann)).toEqual([{ title: 'Hers' }]);
    expect(await titles(bob)).toEqual([]);
  });

  test('what the database refuses comes as an error of ours', async () => {
    const theirs = asActor(db, bob, (trx) =>
      trx.insertInto('books').values({ user_id: ann.userId, title: 'Not his' }).execute(),
    );
    await expect(theirs).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('work that fails leaves nothing', async () => {
    const failed = asActor(db, ann, async (trx) => {
      await trx.insertInto('books').values({ user_id: ann.userId, title: 'Half' }).execute();
      throw new Error('stop');
    });
    await expect(failed).rejects.toThrow('stop');
    const { rows } = await db.pool.query("select 1 from public.books where title = 'Half'");
    expect(rows).toEqual([]);
  });

  test('a deadlock is tried again', async () => {
    let runs = 0;
    const result = await asActor(db, ann, async (trx) => {
      runs += 1;
      if (runs < 3)
        await sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(trx);
      return 'done';
    });
    expect([result, runs]).toEqual(['done', 3]);
  });
});

describeEngines('resolveActor', (open, engine) => {
  test('without a name it is the local owner, made on the way', async () => {
    const db = await open();
    expect(await resolveActor(db, {})).toEqual({ role: 'authenticated', userId: LOCAL_OWNER_ID });
    const { rows } = await db.pool.query('select 1 from auth.users where id = $1', [
      LOCAL_OWNER_ID,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('finds an account by id and by e-mail, and says when there is none', async () => {
    const db = await open();
    const ann = await addUser(db, 'ann');
    const actor = { role: 'authenticated', userId: ann.userId };
    expect(await resolveActor(db, { user: ann.userId })).toEqual(actor);
    expect(await resolveActor(db, { user: ann.email.toUpperCase() })).toEqual(actor);
    await expect(resolveActor(db, { user: 'nobody@example.org' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test.runIf(engine === 'postgres')(
    "where accounts are a project's own, one has to be named",
    async () => {
      const db = await open();
      await db.pool.query("comment on schema auth is 'of somebody else'");
      await expect(resolveActor(db, {})).rejects.toMatchObject({ code: 'usage' });
      const { rows } = await db.pool.query('select 1 from auth.users');
      expect(rows).toEqual([]);
    },
  );
});

test('a server that does not answer is told by address and database, never by password', async () => {
  const failure = await connectServer('postgresql://me:s3cret@127.0.0.1:1/studio').catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'db.unreachable' });
  const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure));
  expect(told).toContain('127.0.0.1:1');
  expect(told).toContain('studio');
  expect(told).not.toContain('s3cret');
});
