import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import {
  become,
  OWNER,
  one,
  refusal,
  run,
  runOn,
  said,
  waitsOrEnds,
  withConnections,
} from './support/call.ts';
import {
  addScript,
  addScriptIn,
  move,
  openStudio,
  STATES,
  type State,
  type Studio,
  scriptRow,
} from './support/studio.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const SERVICE = { role: 'service_role' } as const;

/**
 * Every cell of the workflow: the states that each state may go to. `evaluated` is reached by an
 * evaluation only; what is there already stays, without a word by UPDATE and with one by function.
 */
const ALLOWED: Record<State | 'deleted', State[]> = {
  draft: ['evaluated', 'rejected'],
  evaluated: ['approved', 'rejected'],
  approved: ['active', 'rejected'],
  rejected: ['evaluated'],
  active: ['approved'],
  deleted: [],
};
const FROM = [...STATES, 'deleted'] as const;

/** The function for a move; an evaluation of what is evaluated, approved or active moves nothing. */
const FUNCTION_TO: Partial<Record<State, (from: string) => string>> = {
  evaluated: () => "select public.record_script_evaluation($1, 55, 'again')",
  approved: (from) =>
    from === 'active' ? 'select public.deactivate_script($1)' : 'select public.approve_script($1)',
  rejected: () => 'select public.reject_script($1)',
  active: () => 'select public.activate_script($1)',
};

/** A plain UPDATE to `evaluated` carries the score that makes it true. */
const updateTo = (to: State) =>
  to === 'evaluated'
    ? "update public.scripts set status = 'evaluated', evaluation_score = 55 where id = $1"
    : `update public.scripts set status = '${to}' where id = $1`;

describeEngines('the workflow', (open, engine) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => {
    studio = await openStudio(db);
    return studio;
  };
  const history = (id: string) =>
    run(db, OWNER, 'select * from public.script_status_changes where script_id = $1 order by id', [
      id,
    ]);

  describe.each(FROM)('from %s', (from) => {
    it.each(STATES)('to %s by UPDATE', async (to) => {
      const { user } = await fresh();
      const id = await addScriptIn(db, studio, from);
      const before = await scriptRow(db, id);
      const change = run(db, user, updateTo(to), [id]);
      if (
        before.status === to &&
        (from !== 'deleted' || to !== 'evaluated') &&
        to !== 'evaluated'
      ) {
        await change;
        expect(await scriptRow(db, id)).toEqual(before);
      } else if (from === 'evaluated' && to === 'evaluated') {
        await change;
        expect(await scriptRow(db, id)).toMatchObject({
          status: 'evaluated',
          evaluation_score: 55,
        });
      } else if (ALLOWED[from].includes(to)) {
        await change;
        expect((await scriptRow(db, id)).status).toBe(to);
      } else {
        await expectRefused(change, { id, from, to });
        expect(await scriptRow(db, id)).toEqual(before);
      }
    });

    it.each(STATES.filter((to) => FUNCTION_TO[to]))('to %s by function', async (to) => {
      const { user } = await fresh();
      const id = await addScriptIn(db, studio, from);
      const before = await scriptRow(db, id);
      const change = run(db, user, FUNCTION_TO[to]?.(from) ?? '', [id]);
      const onlyRecorded = to === 'evaluated' && ['evaluated', 'approved', 'active'].includes(from);
      if (onlyRecorded || ALLOWED[from].includes(to)) {
        await change;
        expect((await scriptRow(db, id)).status).toBe(onlyRecorded ? from : to);
      } else {
        await expectRefused(change, { id, from, to });
        expect(await scriptRow(db, id)).toEqual(before);
      }
    });

    it('by deactivate_script() only when it is active', async () => {
      await fresh();
      const id = await addScriptIn(db, studio, from);
      const change = move(db, studio, id, 'deactivate');
      if (from !== 'active') return expectRefused(change, { id, from, to: 'approved' });
      await change;
      expect((await scriptRow(db, id)).status).toBe('approved');
    });
  });

  async function expectRefused(
    attempt: Promise<unknown>,
    { id, from, to }: { id: string; from: State | 'deleted'; to: State },
  ) {
    const no = await refusal(attempt);
    expect(no.code).toBe('GR001');
    expect(JSON.parse(no.detail ?? '')).toEqual({
      script_id: id,
      state: from,
      move: to,
      allowed: ALLOWED[from],
    });
    expect(no.message).toContain(from);
    expect(no.hint).toMatch(/\w+ .*\.$|\)\.$/);
  }

  it.each(STATES.filter((state) => state !== 'draft'))(
    'from nothing to %s is refused',
    async (state) => {
      const { user, chapter } = await fresh();
      for (const caller of [user, SERVICE]) {
        const no = await refusal(
          run(
            db,
            caller,
            'insert into public.scripts (chapter_id, user_id, script, status) values ($1, $2, $3, $4)',
            [chapter, user.userId, 'x', state],
          ),
        );
        expect(no.code).toBe('GR001');
        expect(JSON.parse(no.detail ?? '')).toMatchObject({
          state: 'new',
          move: state,
          allowed: ['draft'],
        });
        expect(no.hint).toBeTruthy();
      }
    },
  );

  it.each(['evaluation_score', 'evaluation_feedback'])(
    'does not begin with an %s',
    async (column) => {
      const { user, chapter } = await fresh();
      const no = await refusal(
        run(
          db,
          user,
          `insert into public.scripts (chapter_id, user_id, script, ${column}) values ($1, $2, 'x', '50')`,
          [chapter, user.userId],
        ),
      );
      expect(no.code).toBe('GR006');
    },
  );

  it('reaches evaluated by UPDATE only with an evaluation that is new', async () => {
    const { user } = await fresh();
    const bare = "update public.scripts set status = 'evaluated' where id = $1";
    const draft = await addScript(db, studio);
    expect((await refusal(run(db, user, bare, [draft.id]))).code).toBe('GR001');
    const rejected = await addScriptIn(db, studio, 'approved');
    await move(db, studio, rejected, 'evaluate');
    await move(db, studio, rejected, 'reject');
    expect((await refusal(run(db, user, bare, [rejected]))).code).toBe('GR001');
    // The same score and words again are an evaluation all the same.
    await move(db, studio, rejected, 'evaluate');
    expect((await scriptRow(db, rejected)).status).toBe('evaluated');
  });

  it('knows no state but its own', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    expect(
      (
        await refusal(
          run(db, user, "update public.scripts set status = 'ready' where id = $1", [id]),
        )
      ).code,
    ).toBe('22P02');
    expect(
      (await refusal(run(db, user, 'update public.scripts set status = null where id = $1', [id])))
        .code,
    ).toBe('23502');
  });

  it('swaps the active version in one statement', async () => {
    const { user } = await fresh();
    for (const statement of [
      'select public.activate_script($1)',
      "update public.scripts set status = 'active' where id = $1",
    ]) {
      const first = await addScriptIn(db, studio, 'active');
      const second = await addScriptIn(db, studio, 'approved');
      await run(db, user, statement, [second]);
      expect((await scriptRow(db, first)).status).toBe('approved');
      expect((await scriptRow(db, second)).status).toBe('active');
      expect((await history(first)).at(-1)).toMatchObject({
        from_status: 'active',
        to_status: 'approved',
        note: expect.stringMatching(/^version \d+ took its place$/),
        changed_by: user.userId,
      });
    }
  });

  it('ends with one active when one statement activates several', async () => {
    const { user, chapter } = await fresh();
    for (let n = 0; n < 4; n += 1) await addScriptIn(db, studio, 'approved');
    await run(
      db,
      user,
      "update public.scripts set status = 'active' where chapter_id = $1 and status = 'approved'",
      [chapter],
    );
    const { count } = await one(
      db,
      OWNER,
      "select count(*)::integer as count from public.scripts where chapter_id = $1 and status = 'active'",
      [chapter],
    );
    expect(count).toBe(1);
  });

  it('does not move a deleted version to where it is either', async () => {
    const { user } = await fresh();
    const id = await addScriptIn(db, studio, 'rejected');
    await move(db, studio, id, 'delete');
    await expectRefused(move(db, studio, id, 'reject'), { id, from: 'deleted', to: 'rejected' });
    // Said again by UPDATE, it changes nothing.
    await run(db, user, "update public.scripts set status = 'rejected' where id = $1", [id]);
  });

  it('takes nothing off the air by an approval', async () => {
    await fresh();
    const id = await addScriptIn(db, studio, 'active');
    await expectRefused(move(db, studio, id, 'approve'), { id, from: 'active', to: 'approved' });
    expect((await scriptRow(db, id)).status).toBe('active');
  });

  it('keeps one active for each style, and lets another style be', async () => {
    await fresh();
    const film = await addScriptIn(db, studio, 'active');
    const noir = await addScriptIn(db, studio, 'active', { style: 'noir' });
    expect((await scriptRow(db, film)).status).toBe('active');
    expect((await scriptRow(db, noir)).status).toBe('active');
  });

  it('notes who moved what when, from where to where, and why', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const began = Date.now();
    await run(db, user, "select public.record_script_evaluation($1, 91, 'strong')", [id]);
    await run(db, user, "select public.approve_script($1, 'the ending holds')", [id]);
    await run(db, SERVICE, 'select public.activate_script($1)', [id]);
    await run(db, user, "select public.deactivate_script($1, note => 'recut')", [id]);
    await run(db, user, "update public.scripts set status = 'rejected' where id = $1", [id]);
    const rows = await history(id);
    expect(
      rows.map(({ from_status, to_status, note, changed_by, user_id }) => [
        from_status,
        to_status,
        note,
        changed_by,
        user_id,
      ]),
    ).toEqual([
      ['draft', 'evaluated', null, user.userId, user.userId],
      ['evaluated', 'approved', 'the ending holds', user.userId, user.userId],
      ['approved', 'active', null, null, user.userId],
      ['active', 'approved', 'recut', user.userId, user.userId],
      ['approved', 'rejected', null, user.userId, user.userId],
    ]);
    for (const { changed_at } of rows) {
      expect(Number(changed_at)).toBeGreaterThan(began - 60_000);
      expect(Number(changed_at)).toBeLessThan(Date.now() + 60_000);
    }
  });

  it('notes on which evaluation a verdict rests', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const { id: evaluation } = await one(
      db,
      user,
      'select id from public.record_script_evaluation($1, 91)',
      [id],
    );
    await move(db, studio, id, 'approve');
    expect((await history(id)).map(({ evaluation_id }) => evaluation_id)).toEqual([
      evaluation,
      evaluation,
    ]);
  });

  it('lets a note of one move not reach the next', async () => {
    const { user } = await fresh();
    const a = await addScriptIn(db, studio, 'evaluated');
    const b = await addScriptIn(db, studio, 'evaluated');
    await run(
      db,
      user,
      `select public.approve_script('${a}', 'good'), public.approve_script('${b}')`,
    );
    expect((await history(a)).at(-1)?.note).toBe('good');
    expect((await history(b)).at(-1)?.note).toBeNull();
  });

  it.each([
    [
      'insert',
      "insert into public.script_status_changes (script_id, from_status, to_status) values ($1, 'draft', 'active')",
    ],
    ['update', "update public.script_status_changes set note = 'forged' where script_id = $1"],
    ['delete', 'delete from public.script_status_changes where script_id = $1'],
  ])('lets nobody %s its history', async (_verb, statement) => {
    const { user } = await fresh();
    const id = await addScriptIn(db, studio, 'approved');
    const before = await history(id);
    for (const caller of [user, SERVICE, { role: 'anon' } as const]) {
      expect((await refusal(run(db, caller, statement, [id]))).code).toBe('42501');
    }
    if (!statement.startsWith('insert')) {
      expect((await refusal(run(db, OWNER, statement, [id]))).code).toBe('GR004');
    }
    expect(await history(id)).toEqual(before);
  });

  it.each(['approve', 'reject', 'activate', 'deactivate'])(
    'answers a stranger who would %s as if the script were not there',
    async (verb) => {
      await fresh();
      const stranger = await openStudio(db);
      const id = await addScriptIn(db, studio, 'approved');
      const answers = [];
      for (const target of [id, NOWHERE]) {
        answers.push(
          said(
            await refusal(run(db, stranger.user, `select public.${verb}_script($1)`, [target])),
            target,
          ),
        );
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.code).toBe('GR005');
      expect((await scriptRow(db, id)).status).toBe('approved');
    },
  );

  it('cannot be got round from within a trigger of a user', async () => {
    const { user, chapter } = await fresh();
    const { id } = await one(
      db,
      user,
      "insert into public.scripts (chapter_id, user_id, script, origin) values ($1, $2, 'x', 'legacy') returning id",
      [chapter, user.userId],
    );
    const no = await refusal(
      run(
        db,
        user,
        `do $attack$ begin
           create temporary table lever (id uuid) on commit drop;
           create function pg_temp.pull() returns trigger language plpgsql as $$
             begin update public.scripts set status = 'active' where id = new.id; return new; end $$;
           create trigger pull before insert on lever for each row execute function pg_temp.pull();
           insert into lever values ('${id}');
         end $attack$`,
      ),
    );
    expect(no.code).toBe('GR001');
  });

  const PLAIN = "update public.scripts set status = 'active' where id = $1";
  const BY_FUNCTION = 'select public.activate_script($1)';
  const activeOf = (chapter: string) =>
    run(db, OWNER, "select id from public.scripts where chapter_id = $1 and status = 'active'", [
      chapter,
    ]);

  describe.skipIf(engine === 'embedded').each([
    [PLAIN, PLAIN],
    [PLAIN, BY_FUNCTION],
    [BY_FUNCTION, PLAIN],
    [BY_FUNCTION, BY_FUNCTION],
  ])('when %s is not finished and another %s begins', (first, second) => {
    it.each(['one is', 'nothing is'])(
      'the later wins; before them %s on the air',
      async (before) => {
        const { user, chapter } = await fresh();
        if (before === 'one is') await addScriptIn(db, studio, 'active');
        const early = await addScriptIn(db, studio, 'approved');
        const late = await addScriptIn(db, studio, 'approved');
        await withConnections(db, 2, async ([one, two]) => {
          if (!one || !two) throw new Error('two connections');
          await one.query('begin');
          await become(one, user);
          await one.query(first, [early]);
          const { rows } = await two.query<{ pid: number }>('select pg_backend_pid() as pid');
          const later = runOn(two, user, second, [late]);
          await waitsOrEnds(db, rows[0]?.pid, later);
          await one.query('commit');
          await later;
        });
        expect(await activeOf(chapter)).toEqual([{ id: late }]);
      },
    );
  });

  it.skipIf(engine === 'embedded')(
    'lets one take both in turn while another waits for them',
    async () => {
      const { user, chapter } = await fresh();
      const a = await addScriptIn(db, studio, 'approved');
      const b = await addScriptIn(db, studio, 'approved');
      await withConnections(db, 2, async ([one, two]) => {
        if (!one || !two) throw new Error('two connections');
        await one.query('begin');
        await become(one, user);
        await one.query(BY_FUNCTION, [a]);
        const { rows } = await two.query<{ pid: number }>('select pg_backend_pid() as pid');
        const later = refusal(runOn(two, user, BY_FUNCTION, [b]));
        await waitsOrEnds(db, rows[0]?.pid, later);
        await one.query(BY_FUNCTION, [b]);
        await one.query('commit');
        // It is on the air already.
        expect((await later).code).toBe('GR001');
      });
      expect(await activeOf(chapter)).toEqual([{ id: b }]);
    },
  );

  it.skipIf(engine === 'embedded')(
    'waits for nobody in a ring: 200 moves at random on four connections, one active at most, no deadlock',
    async () => {
      const { user, chapter } = await fresh();
      const ids: string[] = [];
      for (let n = 0; n < 4; n += 1) ids.push(await addScriptIn(db, studio, 'approved'));
      const verbs = [
        'activate_script($1)',
        'activate_script($1)',
        'deactivate_script($1)',
        'reject_script($1)',
        'approve_script($1)',
        'record_script_evaluation($1, 60)',
      ];
      const codes = new Map<string, number>();
      const count = (code: string) => codes.set(code, (codes.get(code) ?? 0) + 1);
      const pick = random(20251004);
      await withConnections(db, 4, (clients) =>
        Promise.all(
          clients.map(async (client) => {
            for (let n = 0; n < 50; n += 1) {
              const verb = verbs[pick(verbs.length)] ?? '';
              await runOn(client, user, `select public.${verb}`, [ids[pick(ids.length)]]).then(
                () => count('done'),
                (error: { code: string }) => count(error.code),
              );
            }
          }),
        ),
      );
      expect([...codes.keys()].sort()).toEqual(['GR001', 'done']);
      expect(codes.get('done')).toBeGreaterThan(50);
      const active = await run(
        db,
        OWNER,
        "select id from public.scripts where chapter_id = $1 and status = 'active'",
        [chapter],
      );
      expect(active.length).toBeLessThanOrEqual(1);
      await expectUnbrokenHistories(ids);
    },
  );

  async function expectUnbrokenHistories(ids: string[]) {
    for (const id of ids) {
      let state: unknown = 'draft';
      for (const { from_status, to_status } of await history(id)) {
        expect(from_status).toBe(state);
        expect(ALLOWED[from_status as State]).toContain(to_status);
        state = to_status;
      }
      expect((await scriptRow(db, id)).status).toBe(state);
    }
  }
});

/** The same moves in every run: a linear congruential generator (Numerical Recipes' constants). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}
