import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { isPgError } from '../../../src/db/pg-error.ts';
import { describeEngines } from '../../harness/engines.ts';
import { type Client, OWNER, type Row, run, runOn, withConnections } from '../support/call.ts';
import { openStudio, type Studio } from '../support/studio.ts';
import { type Answer, DeskModel } from './desk-model.ts';
import { type Operation, operation, runOnModel, statementOf, type World } from './operations.ts';

const RUNS = Number(process.env.GOLDENROD_MODEL_RUNS ?? 80);
const OPERATIONS = 40;

/** All that the two users have, as the model tells it. */
const STATE = `
select s.id, array_position($1::uuid[], s.user_id) - 1 as owner, s.script_style as style, s.version,
  s.status::text as status, s.script as text, s.evaluation_score as score,
  array(select array_position($2::uuid[], k.id) - 1 from unnest(s.character_ids) with ordinality as k (id, place)
         order by k.place) as cast,
  s.deleted_at is not null as deleted, s.parent_id as parent, s.origin,
  array(select e.score from public.script_evaluations e where e.script_id = s.id order by e.created_at) as scores,
  array(select h.from_status || '>' || h.to_status from public.script_status_changes h
         where h.script_id = s.id order by h.id) as moves
from public.scripts s where s.user_id = any ($1)`;

/** What must never be, in anybody's rows, whatever was done at once. */
const VIOLATIONS = `
select 'a number left out' as what from public.scripts where user_id = any ($1) and not $2
 group by chapter_id, user_id, script_style having count(*) <> max(version)
union all
select 'a number twice' from public.scripts where user_id = any ($1)
 group by chapter_id, user_id, script_style having count(distinct version) <> count(*)
union all
select 'two active' from public.scripts where user_id = any ($1) and status = 'active'
 group by chapter_id, user_id, script_style having count(*) > 1
union all
select 'a cast of strangers' from public.scripts s, unnest(s.character_ids) as k (id)
 where s.user_id = any ($1) and not exists (select from public.characters c where c.id = k.id and c.user_id = s.user_id)
union all
select 'a broken history' from (
  select h.from_status, lag(h.to_status, 1, 'draft') over (partition by h.script_id order by h.id) as stood
    from public.script_status_changes h where h.user_id = any ($1)
) moves where from_status <> stood
union all
select 'a history that ends elsewhere' from public.scripts s where s.user_id = any ($1) and s.status <> coalesce(
  (select h.to_status from public.script_status_changes h where h.script_id = s.id order by h.id desc limit 1), 'draft')
union all
select 'a score that is not the newest' from public.scripts s where s.user_id = any ($1)
 and s.evaluation_score is distinct from (
  select e.score from public.script_evaluations e where e.script_id = s.id order by e.created_at desc limit 1)
union all
select 'deleted while it stands' from public.scripts
 where user_id = any ($1) and deleted_at is not null and status not in ('draft', 'rejected')`;

describeEngines('random work', (open, engine) => {
  let db: Database;
  let bystander: Studio;
  beforeAll(async () => {
    db = await open();
    bystander = await openStudio(db);
    await run(
      db,
      bystander.user,
      "insert into public.scripts (chapter_id, user_id, script, character_ids) values ($1, $2, 'not yours', $3)",
      [bystander.chapter, bystander.user.userId, bystander.characters],
    );
  });

  async function newWorld(): Promise<World> {
    const [a, b] = [await openStudio(db), await openStudio(db)];
    return {
      users: [a.user.userId, b.user.userId],
      chapters: [a.chapter, b.chapter],
      characters: [...a.characters, ...b.characters],
      scripts: [],
    };
  }

  const belongingsOf = (studio: Studio) =>
    run(
      db,
      OWNER,
      `select s::text as it from public.scripts s where s.user_id = $1
       union all select k::text from public.characters k where k.user_id = $1 order by 1`,
      [studio.user.userId],
    );

  it('of two users leaves what the model says, and answers as it says', {
    timeout: 300_000,
  }, async () => {
    const before = await belongingsOf(bystander);
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: OPERATIONS / 2, maxLength: OPERATIONS, size: 'max' }),
        async (operations) => {
          const world = await newWorld();
          const model = new DeskModel();
          await withSessions(async (sessions) => {
            for (const [place, op] of operations.entries()) {
              const session = sessions[place % sessions.length] as Client;
              const answer = await attempt(session, op, world);
              expect(answer, `${place}: ${JSON.stringify(op)}`).toBe(runOnModel(model, op));
              expect(await found(world), `${place}: ${JSON.stringify(op)}`).toEqual(
                told(model, world),
              );
            }
          });
        },
      ),
      { numRuns: RUNS },
    );
    expect(await belongingsOf(bystander)).toEqual(before);
  });

  it.skipIf(engine === 'embedded')(
    'of four connections at once breaks no rule and waits for nobody in a ring',
    { timeout: 300_000 },
    async () => {
      const answers = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(
          fc.array(operation, { minLength: 40, maxLength: 80, size: 'max' }),
          fc.boolean(),
          async (some, restyles) => {
            // A draft that changes its style leaves its number behind.
            const operations = some.filter(({ kind }) => restyles || kind !== 'restyle');
            const world = await newWorld();
            await withSessions(async (sessions) => {
              await Promise.all(
                sessions.map(async (session, number) => {
                  for (const op of operations.filter((_, n) => n % sessions.length === number)) {
                    const answer = await attempt(session, op, world);
                    answers.set(answer, (answers.get(answer) ?? 0) + 1);
                  }
                }),
              );
            });
            expect(await run(db, OWNER, VIOLATIONS, [world.users, restyles])).toEqual([]);
          },
        ),
        { numRuns: RUNS / 2 },
      );
      expect(
        [...answers.keys()].filter((answer) => !/^(done|none|GR00\d|42501)$/.test(answer)),
      ).toEqual([]);
      expect(answers.get('done')).toBeGreaterThan(RUNS);
    },
  );

  async function withSessions(work: (sessions: Client[]) => Promise<void>): Promise<void> {
    if (engine === 'postgres') return withConnections(db, 4, work);
    // One session for ever: the pool of one is that session.
    return work([db.pool as unknown as Client]);
  }

  async function attempt(session: Client, op: Operation, world: World): Promise<Answer> {
    const [text, params] = statementOf(op, world);
    const caller = { role: 'authenticated', userId: world.users[op.caller] } as const;
    try {
      const rows = await runOn(session, caller, text, params);
      const made = rows[0]?.id;
      if (typeof made === 'string') world.scripts.push(made);
      return rows.length > 0 ? 'done' : 'none';
    } catch (error) {
      if (isPgError(error)) return error.code;
      throw error;
    }
  }

  async function found(world: World): Promise<Row[]> {
    const rows = (await db.pool.query(STATE, [world.users, world.characters])).rows as Row[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    expect(byId.size).toBe(world.scripts.length);
    return world.scripts.map((id) => byId.get(id) ?? {});
  }

  function told(model: DeskModel, world: World): Row[] {
    return model.scripts.map((script, number) => ({
      ...script,
      id: world.scripts[number],
      parent: script.parent === null ? null : world.scripts[script.parent],
    }));
  }
});
