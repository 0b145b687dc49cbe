import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { OWNER, one, refusal, run, runOn, said, withConnections } from './support/call.ts';
import {
  addScript,
  addScriptIn,
  move,
  openStudio,
  type State,
  type Studio,
  scriptRow,
} from './support/studio.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const SERVICE = { role: 'service_role' } as const;
const CRITERION = { criterion: 'pace', score: 61.5, feedback: 'slow start', lines: [3, 4] };

describeEngines('evaluations', (open, engine) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => {
    studio = await openStudio(db);
    return studio;
  };
  const recorded = (id: string) =>
    run(
      db,
      OWNER,
      'select * from public.script_evaluations where script_id = $1 order by created_at',
      [id],
    );

  it('are kept with who judged, by what, and what it took', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const row = await one(
      db,
      user,
      `select * from public.record_script_evaluation(
         script_id => $1, score => 64, feedback => 'promising', evaluator_kind => 'model',
         evaluator => 'reader-1', rubric_version => '2', criteria => $2, input_tokens => 1200, output_tokens => 300)`,
      [id, JSON.stringify([CRITERION])],
    );
    expect(row).toMatchObject({
      script_id: id,
      user_id: user.userId,
      evaluator_kind: 'model',
      evaluator: 'reader-1',
      rubric_version: '2',
      score: 64,
      feedback: 'promising',
      criteria: [CRITERION],
      input_tokens: 1200,
      output_tokens: 300,
      created_by: user.userId,
    });
    expect(await scriptRow(db, id)).toMatchObject({
      evaluation_score: 64,
      evaluation_feedback: 'promising',
      status: 'evaluated',
    });
  });

  it('name the account that judged where nobody else is named', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const row = await one(db, user, 'select * from public.record_script_evaluation($1, 50)', [id]);
    expect(row).toMatchObject({ evaluator_kind: 'human', evaluator: user.userId, criteria: [] });
  });

  it.each([0, 100])('may give %i', async (score) => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(db, user, 'select public.record_script_evaluation($1, $2)', [id, score]);
    expect((await scriptRow(db, id)).evaluation_score).toBe(score);
  });

  const REFUSED: [string, string, string][] = [
    ['a score below 0', 'score => -1', '23514'],
    ['a score above 100', 'score => 101', '23514'],
    ['no score', 'score => null', '23502'],
    ['an unknown kind of evaluator', "score => 50, evaluator_kind => 'oracle'", '23514'],
    ['no criteria list', 'score => 50, criteria => null', '23502'],
    ['criteria that are no list', `score => 50, criteria => '{}'`, '23514'],
    ['a criterion that is no object', `score => 50, criteria => '["pace"]'`, '23514'],
    ['a criterion without a name', `score => 50, criteria => '[{"score": 5}]'`, '23514'],
    ['a criterion without a score', `score => 50, criteria => '[{"criterion": "pace"}]'`, '23514'],
    [
      'a criterion beyond 100',
      `score => 50, criteria => '[{"criterion": "pace", "score": 100.5}]'`,
      '23514',
    ],
    [
      'a feedback that is no text',
      `score => 50, criteria => '[{"criterion": "pace", "score": 5, "feedback": 7}]'`,
      '23514',
    ],
    [
      'lines that are no list',
      `score => 50, criteria => '[{"criterion": "pace", "score": 5, "lines": 7}]'`,
      '23514',
    ],
    ['tokens below 0', 'score => 50, input_tokens => -1', '23514'],
  ];
  it.each(REFUSED)('are refused with %s', async (_what, args, code) => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const no = await refusal(
      run(db, user, `select public.record_script_evaluation(script_id => $1, ${args})`, [id]),
    );
    expect(no.code).toBe(code);
    expect(await recorded(id)).toEqual([]);
    expect((await scriptRow(db, id)).status).toBe('draft');
  });

  it.each<[State, State]>([
    ['draft', 'evaluated'],
    ['rejected', 'evaluated'],
    ['evaluated', 'evaluated'],
    ['approved', 'approved'],
    ['active', 'active'],
  ])('leave what was %s as %s', async (from, to) => {
    await fresh();
    const id = await addScriptIn(db, studio, from);
    await run(db, studio.user, "select public.record_script_evaluation($1, 12, 'weak')", [id]);
    expect(await scriptRow(db, id)).toMatchObject({
      status: to,
      evaluation_score: 12,
      evaluation_feedback: 'weak',
    });
  });

  it('stay all, and the script carries the newest, also one without words', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    for (const args of ["70, 'good'", "30, 'bad'", '50']) {
      await run(db, user, `select public.record_script_evaluation($1, ${args})`, [id]);
    }
    expect((await recorded(id)).map(({ score, feedback }) => [score, feedback])).toEqual([
      [70, 'good'],
      [30, 'bad'],
      [50, null],
    ]);
    expect(await scriptRow(db, id)).toMatchObject({
      evaluation_score: 50,
      evaluation_feedback: null,
    });
  });

  it('have an order even within one statement', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(
      db,
      user,
      "insert into public.script_evaluations (script_id, evaluator, score) select $1, 'me', n from generate_series(1, 40) n",
      [id],
    );
    const rows = await recorded(id);
    expect(rows.map(({ score }) => score)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(new Set(rows.map(({ created_at }) => String(created_at))).size).toBeGreaterThan(0);
    const { distinct } = await one(
      db,
      OWNER,
      'select count(distinct created_at)::integer as distinct from public.script_evaluations where script_id = $1',
      [id],
    );
    expect(distinct).toBe(40);
    expect((await scriptRow(db, id)).evaluation_score).toBe(40);
  });

  it.skipIf(engine === 'embedded')(
    'of 16 connections at once are all kept, and the script carries the last',
    async () => {
      const { user } = await fresh();
      const { id } = await addScript(db, studio);
      await withConnections(db, 16, (clients) =>
        Promise.all(
          clients.map((client, n) =>
            runOn(client, user, 'select public.record_script_evaluation($1, $2, $3)', [
              id,
              n,
              `by ${n}`,
            ]),
          ),
        ),
      );
      const rows = await recorded(id);
      expect(rows.map(({ score }) => score).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 16 }, (_, n) => n),
      );
      expect(await scriptRow(db, id)).toMatchObject({
        evaluation_score: rows.at(-1)?.score,
        evaluation_feedback: rows.at(-1)?.feedback,
      });
      const moves = await run(
        db,
        OWNER,
        'select from public.script_status_changes where script_id = $1',
        [id],
      );
      expect(moves).toHaveLength(1);
    },
  );

  it('cannot be dated or signed by the one who records them', async () => {
    const { user } = await fresh();
    const other = await openStudio(db);
    const { id } = await addScript(db, studio);
    const row = await one(
      db,
      user,
      `insert into public.script_evaluations (script_id, evaluator, score, created_at, user_id)
       values ($1, 'me', 50, '2000-01-01', $2) returning *`,
      [id, other.user.userId],
    );
    expect(Date.now() - Number(row.created_at)).toBeLessThan(60_000);
    expect(row.user_id).toBe(user.userId);
    const no = await refusal(
      run(
        db,
        user,
        "insert into public.script_evaluations (script_id, evaluator, score, created_by) values ($1, 'me', 50, $2)",
        [id, other.user.userId],
      ),
    );
    expect(no.code).toBe('42501');
  });

  it.each([
    ['update', 'update public.script_evaluations set score = 100 where script_id = $1'],
    ['delete', 'delete from public.script_evaluations where script_id = $1'],
  ])('let nobody %s them', async (_verb, statement) => {
    const { user } = await fresh();
    const id = await addScriptIn(db, studio, 'evaluated');
    const before = await recorded(id);
    for (const caller of [user, SERVICE, { role: 'anon' } as const]) {
      expect((await refusal(run(db, caller, statement, [id]))).code).toBe('42501');
    }
    const no = await refusal(run(db, OWNER, statement, [id]));
    expect(no.code).toBe('GR004');
    expect(no.hint).toBeTruthy();
    expect(await recorded(id)).toEqual(before);
  });

  it('follow a score that is written straight onto the script', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(
      db,
      user,
      "update public.scripts set evaluation_score = 77, evaluation_feedback = 'neat' where id = $1",
      [id],
    );
    expect(await scriptRow(db, id)).toMatchObject({ status: 'evaluated', evaluation_score: 77 });
    await run(db, user, "update public.scripts set evaluation_feedback = 'neater' where id = $1", [
      id,
    ]);
    await run(
      db,
      user,
      "update public.scripts set evaluation_score = 78, status = 'approved' where id = $1",
      [id],
    );
    expect(
      (await recorded(id)).map(({ score, feedback, evaluator_kind, created_by }) => [
        score,
        feedback,
        evaluator_kind,
        created_by,
      ]),
    ).toEqual([
      [77, 'neat', 'human', user.userId],
      [77, 'neater', 'human', user.userId],
      [78, 'neater', 'human', user.userId],
    ]);
    expect(await scriptRow(db, id)).toMatchObject({ status: 'approved', evaluation_score: 78 });
  });

  it('are not recorded twice when the score is written again as it is', async () => {
    const { user } = await fresh();
    const id = await addScriptIn(db, studio, 'evaluated');
    await run(
      db,
      user,
      "update public.scripts set evaluation_score = 70, evaluation_feedback = 'fine', script_name = 'n' where id = $1",
      [id],
    );
    expect(await recorded(id)).toHaveLength(1);
  });

  it('cannot be taken back from the script, nor be words without a score', async () => {
    const { user } = await fresh();
    const id = await addScriptIn(db, studio, 'evaluated');
    const back = await refusal(
      run(db, user, 'update public.scripts set evaluation_score = null where id = $1', [id]),
    );
    expect(back.code).toBe('GR004');
    const { id: draft } = await addScript(db, studio);
    const words = await refusal(
      run(db, user, "update public.scripts set evaluation_feedback = 'hm' where id = $1", [draft]),
    );
    expect(words.code).toBe('GR006');
    const beyond = await refusal(
      run(db, user, 'update public.scripts set evaluation_score = 101 where id = $1', [draft]),
    );
    expect(beyond.code).toBe('23514');
  });

  it('of a script of somebody else are refused as if it were not there', async () => {
    await fresh();
    const stranger = await openStudio(db);
    const { id } = await addScript(db, studio);
    for (const statement of [
      'select public.record_script_evaluation($1, 1)',
      "insert into public.script_evaluations (script_id, evaluator, score) values ($1, 'me', 1)",
    ]) {
      const answers = [];
      for (const target of [id, NOWHERE]) {
        answers.push(said(await refusal(run(db, stranger.user, statement, [target])), target));
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.code).toBe('GR005');
    }
    expect(await recorded(id)).toEqual([]);
  });

  it('cannot be recorded for a deleted script, not even by a score', async () => {
    const { user } = await fresh();
    const id = await addScriptIn(db, studio, 'deleted');
    for (const statement of [
      'select public.record_script_evaluation($1, 1)',
      'update public.scripts set evaluation_score = 1 where id = $1',
    ]) {
      expect((await refusal(run(db, user, statement, [id]))).code).toBe('GR001');
    }
    expect(await recorded(id)).toEqual([]);
  });

  it('may be recorded by the service, for the owner to see', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(db, SERVICE, "select public.record_script_evaluation($1, 66, null, 'rule')", [id]);
    expect(
      await run(
        db,
        user,
        'select score, evaluator, created_by from public.script_evaluations where script_id = $1',
        [id],
      ),
    ).toEqual([{ score: 66, evaluator: 'service_role', created_by: null }]);
    await move(db, studio, id, 'approve');
  });
});
