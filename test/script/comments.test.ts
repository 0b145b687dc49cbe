import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { CommentAnchor, CommentList, Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { migrate } from '../../src/upgrade/migrate.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { OWNER, refusal, run } from '../sql/support/call.ts';

const BOOK = '# Lamp\n\n## One\n\nMara lit the lamp and waited.\n';
const SCRIPT =
  'INT. LAMP ROOM - DUSK\n\nMara wipes the great glass of the lamp. The lamp is cold.\n\nMARA\nIt will hold for another forty years.\n\nEXT. HARBOUR - DAY\n\nThe boats lie in the grey mud.\n';
const GULLS = 'The gulls 😀 rise over the mud, and the tide comes in.';

describeEngines('comments on a script', (open) => {
  let db: Database;
  let api: ApiServer;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  const begin = async (verbs: BoundVerbs, text = SCRIPT) => {
    const bytes = new TextEncoder().encode(BOOK);
    const { book } = await verbs.importBook({ bytes, file_name: 'lamp.md' });
    return verbs.createScript({ book: book.id, number: 1, text, origin: 'edit' });
  };

  describe.each(['the library', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let draft: Script;
    const verbsOf = (who: TestUser) =>
      door === 'HTTP' ? remoteVerbs({ url: api.url, token: who.userId }) : localVerbs(db, who);
    beforeEach(async () => {
      user = await addUser(db);
      verbs = verbsOf(user);
      draft = await begin(verbs);
    });

    const list = ({ id }: Script, state?: 'open' | 'resolved') =>
      verbs.listComments({ script: id, state });
    const say = ({ id }: Script, anchor: CommentAnchor, body = 'Why?') =>
      verbs.addComment({ script: id, body, ...anchor });
    const write = ({ id }: Script, text: string) =>
      verbs.writeScriptText({ script: id, text, ifMatch: '*' });
    const next = (parent: Script, text: string) =>
      verbs.createScript({
        ...{ book: String(parent.book), number: 1 },
        ...{ text, origin: 'edit', parent_id: parent.id },
      });
    const textOf = async ({ id }: Script) => (await verbs.getScript({ script: id })).text;
    const places = ({ items }: CommentList) => items.map(({ place }) => place);
    /** The words that each thread stands at. */
    const words = async (script: Script) => {
      const characters = [...(await textOf(script))];
      const { items } = await list(script);
      return items.map(({ place }) => characters.slice(place?.start, place?.end).join(''));
    };
    const code = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );

    it('hang on the words that are selected, in characters, and on the element around them', async () => {
      await write(draft, `${SCRIPT}\n${GULLS}\n`);
      const at = [...(await textOf(draft))].join('').indexOf('rise') - 1;
      const comment = await say(draft, { start: at, end: at + 4 }, 'Do they?');
      expect(comment).toMatchObject({
        body: 'Do they?',
        quote: 'rise',
        quote_at: 12,
        user_id: user.userId,
        changed_at: null,
        script: { id: draft.id, version: 1 },
        resolved_at: null,
        replies: [],
        can: { change: true, delete: true, reply: true, resolve: true },
      });
      const { items, count, can, etag } = await list(draft);
      expect(etag).toBe((await verbs.getScript({ script: draft.id })).etag);
      expect(items).toEqual([
        { ...comment, place: { start: at, end: at + 4, line: 12, exact: true } },
      ]);
      expect([count, can]).toEqual([{ open: 1, resolved: 0 }, { comment: true }]);
      expect(await words(draft)).toEqual(['rise']);
    });

    it('are made by element, by line, and by words, and listed in the order of the text', async () => {
      const { items: elements } = await verbs.listElements({ script: draft.id });
      const speech = elements.find(({ kind }) => kind === 'speech');
      await say(draft, { quote: 'grey mud' });
      await say(draft, { element: speech?.id });
      await say(draft, { line: 3 });
      await say(draft, { line: 3, quote: 'The lamp' });
      await say(draft, { line: 1 });
      expect(await words(draft)).toEqual([
        'INT. LAMP ROOM - DUSK',
        'Mara wipes the great glass of the lamp. The lamp is cold.',
        'The lamp',
        'MARA\nIt will hold for another forty years.',
        'grey mud',
      ]);
      const { items } = await list(draft);
      expect(items.map(({ quote }) => quote)).toEqual([null, null, 'The lamp', null, 'grey mud']);
      expect(places(await list(draft)).map((place) => place?.line)).toEqual([1, 3, 3, 5, 10]);
    });

    it('are refused where nothing is meant, nothing stands, or the words are others', async () => {
      expect(await code(say(draft, {}))).toBe('invalid');
      expect(await code(say(draft, { line: 2 }))).toBe('invalid');
      expect(await code(say(draft, { line: 99 }))).toBe('invalid');
      expect(await code(say(draft, { start: 5, end: 3 }))).toBe('invalid');
      expect(await code(say(draft, { start: 5 }))).toBe('invalid');
      expect(await code(say(draft, { quote: 'nowhere' }))).toBe('conflict');
      expect(await code(say(draft, { quote: 'lamp' }))).toBe('ambiguous');
      expect(await code(say(draft, { start: 0, end: 4, quote: 'ship' }))).toBe('conflict');
      expect(await code(say(draft, { element: draft.id }))).toBe('not_found');
      expect(await code(say(draft, { line: 1 }, ' '))).toBe('invalid');
      expect((await list(draft)).items).toEqual([]);
    });

    it('find their words again when the text was typed on meanwhile', async () => {
      const at = SCRIPT.indexOf('grey mud');
      await write(draft, `INT. TOWER - DAY\n\nNobody.\n\n${SCRIPT}`);
      const { quote } = await say(draft, { start: at, end: at + 8, quote: 'grey mud' });
      expect([quote, await words(draft)]).toEqual(['grey mud', ['grey mud']]);
    });

    it('stay on an element that was typed after the draft began, however it is written on', async () => {
      await write(draft, `${SCRIPT}\n${GULLS}\n`);
      const comment = await say(draft, { quote: 'the tide' });
      // By the text that the draft began with alone, this would be another element.
      await write(draft, `${SCRIPT}\nThe gulls rise high, and then the tide comes in at last.\n`);
      await write(draft, `${SCRIPT}\nAll at once, at night, the tide comes in at last.\n`);
      await write(draft, `${SCRIPT}\nAt night, and all at once, the water comes in at last.\n`);
      const { items } = await list(draft);
      expect(items.map(({ id, element }) => [id, element])).toEqual([
        [comment.id, comment.element],
      ]);
      expect(items[0]?.place).toMatchObject({ line: 12, exact: false });
      expect(await words(draft)).toEqual([
        'At night, and all at once, the water comes in at last.',
      ]);
      await verbs.recordEvaluation({ script: draft.id, score: 50 });
      const { items: elements } = await verbs.listElements({ script: draft.id });
      expect(elements.at(-1)?.id).toBe(comment.element);
      const later = await next(draft, `${SCRIPT}\nAt night the water comes in at last.\n`);
      expect((await list(later)).items.map(({ id }) => id)).toEqual([comment.id]);
    });

    it('leave what was made from the draft before as it was', async () => {
      const before = await say(draft, { quote: 'grey mud' });
      const child = await next(draft, SCRIPT.replace('grey mud', 'mud'));
      await write(draft, `EXT. MOOR - DAY\n\n${GULLS}\n`);
      await say(draft, { quote: 'the tide' });
      const { items } = await list(child);
      expect(items.map(({ id, place }) => [id, place?.exact])).toEqual([[before.id, false]]);
      expect(await words(child)).toEqual(['The boats lie in the mud.']);
    });

    it('are carried to later versions where their element still is, at the nearest of their words', async () => {
      const first = await say(draft, { line: 3, quote: 'lamp.' });
      const boats = await say(draft, { quote: 'boats' });
      const second = await next(
        draft,
        `EXT. SEA - DAY\n\nWaves.\n\n${SCRIPT.replace('great glass', 'lamp. A great glass')}`,
      );
      expect((await list(second)).items.map(({ id }) => id)).toEqual([first.id, boats.id]);
      const text = await textOf(second);
      expect(places(await list(second))[0]?.start).toBe(text.indexOf('lamp. The'));
      const third = await next(
        second,
        (await textOf(second)).replace('The boats lie in the grey mud.', 'NED\nWhose is that?'),
      );
      const here = await list(third);
      expect(here.items.map(({ id }) => id)).toEqual([first.id]);
      expect(here.gone).toEqual([{ id: draft.id, version: 1, count: 1 }]);
      // A comment on a later version is none of an earlier one.
      await say(third, { quote: 'Whose is that?' });
      expect((await list(second)).items).toHaveLength(2);
      // Made from the first: what is said of the second, whose element is in it too, is carried as well.
      const onSecond = await say(second, { quote: 'forty years' });
      const fourth = await next(draft, SCRIPT);
      expect((await list(fourth)).items.map(({ id }) => id)).toEqual([
        first.id,
        onSecond.id,
        boats.id,
      ]);
    });

    it('whose element has gone from their own draft are listed there, without a place', async () => {
      const boats = await say(draft, { quote: 'boats' });
      await write(draft, SCRIPT.replace('The boats lie in the grey mud.\n', ''));
      const { items, gone } = await list(draft);
      expect([items.map(({ id }) => id), places(await list(draft)), gone]).toEqual([
        [boats.id],
        [null],
        [],
      ]);
      await write(draft, SCRIPT);
      expect(await words(draft)).toEqual(['boats']);
    });

    it('on a version whose text stays work alike', async () => {
      await verbs.recordEvaluation({ script: draft.id, score: 50 });
      const comment = await say(draft, { quote: 'boats' });
      expect((await list(draft)).items[0]?.id).toBe(comment.id);
      await run(db, user, 'select public.approve_script($1)', [draft.id]);
      expect(await words(draft)).toEqual(['boats']);
      const bySql = await next(draft, SCRIPT);
      await run(db, user, 'select public.record_script_evaluation($1, 60)', [bySql.id]);
      await say(bySql, { quote: 'cold' });
      expect(await words(bySql)).toEqual(['cold', 'boats']);
    });

    it('are answered, changed, resolved, opened again and deleted', async () => {
      const { id } = await say(draft, { quote: 'boats' });
      const answered = await verbs.replyToComment({ comment: id, body: 'Two of them.' });
      const [answer] = answered.replies;
      const more = await verbs.replyToComment({ comment: answer?.id ?? '', body: 'Or three.' });
      expect(more.replies.map(({ body }) => body)).toEqual(['Two of them.', 'Or three.']);
      const changed = await verbs.changeComment({ comment: answer?.id ?? '', body: 'Four.' });
      expect(changed.replies.map(({ body }) => body)).toEqual(['Four.', 'Or three.']);
      expect(changed.replies.map(({ changed_at }) => changed_at === null)).toEqual([false, true]);
      const resolved = await verbs.resolveComment({ comment: id });
      expect(resolved).toMatchObject({ resolved_by: user.userId, changed_at: null });
      expect(Date.parse(resolved.resolved_at ?? '')).toBeGreaterThan(0);
      const of = async (state: 'open' | 'resolved') => (await list(draft, state)).items.length;
      expect([await of('open'), await of('resolved')]).toEqual([0, 1]);
      expect(await verbs.reopenComment({ comment: id })).toMatchObject({
        resolved_at: null,
        resolved_by: null,
      });
      await verbs.deleteComment({ comment: answer?.id ?? '' });
      const [left] = (await list(draft)).items;
      expect(left?.replies.map(({ body }) => body)).toEqual(['Or three.']);
      await verbs.deleteComment({ comment: id });
      expect((await list(draft)).items).toEqual([]);
      expect(await code(verbs.resolveComment({ comment: id }))).toBe('not_found');
    });

    it('of others are neither seen nor touched by whoever does not see the script', async () => {
      const { id } = await say(draft, { quote: 'boats' });
      const stranger = verbsOf(await addUser(db));
      const attempts = [
        stranger.listComments({ script: draft.id }),
        stranger.addComment({ script: draft.id, body: 'x', line: 1 }),
        stranger.replyToComment({ comment: id, body: 'x' }),
        stranger.changeComment({ comment: id, body: 'x' }),
        stranger.deleteComment({ comment: id }),
        stranger.resolveComment({ comment: id }),
        stranger.reopenComment({ comment: id }),
      ];
      expect(await Promise.all(attempts.map(code))).toEqual(attempts.map(() => 'not_found'));
      const [left] = (await list(draft)).items;
      expect(left).toMatchObject({ body: 'Why?', replies: [], resolved_at: null });
    });
  });

  describe('in the database', () => {
    let user: TestUser;
    let script: string;
    let thread: string;
    beforeEach(async () => {
      user = await addUser(db);
      const verbs = localVerbs(db, user);
      script = (await begin(verbs)).id;
      thread = (await verbs.addComment({ script, body: 'Why?', quote: 'boats' })).id;
    });
    const answer = (who: TestUser | typeof OWNER, author: string | null = user.userId) =>
      run(
        db,
        who,
        "insert into goldenrod.script_comments (script_id, parent_id, body, user_id) values ($1, $2, 'x', $3) returning id",
        [script, thread, author],
      );

    it('another account sees none, answers none, resolves none, changes none, deletes none', async () => {
      const other = await addUser(db);
      expect(await run(db, other, 'select from goldenrod.script_comments')).toEqual([]);
      expect((await refusal(answer(other, other.userId))).code).toBe('42501');
      expect((await refusal(answer(other, user.userId))).code).toBe('42501');
      for (const statement of [
        "update goldenrod.script_comments set body = 'x' where id = $1 returning id",
        'update goldenrod.script_comments set resolved_at = now() where id = $1 returning id',
        'delete from goldenrod.script_comments where id = $1 returning id',
      ]) {
        expect(await run(db, other, statement, [thread])).toEqual([]);
      }
      expect((await refusal(run(db, other, 'truncate goldenrod.script_comments'))).code).toBe(
        '42501',
      );
    });

    it('whoever a policy of the application lets see a script reads its comments, and says none', async () => {
      const reader = await addUser(db);
      await run(
        db,
        OWNER,
        `create policy "Readers" on public.scripts for select to authenticated using (id = '${script}')`,
      );
      try {
        const verbs = localVerbs(db, reader);
        const { items, can } = await verbs.listComments({ script });
        expect([items.map(({ body }) => body), can]).toEqual([['Why?'], { comment: false }]);
        expect(items[0]?.can).toEqual({
          ...{ change: false, delete: false, reply: false, resolve: false },
        });
        const attempts = [
          () => verbs.addComment({ script, body: 'x', line: 1 }),
          () => verbs.replyToComment({ comment: thread, body: 'x' }),
          () => verbs.changeComment({ comment: thread, body: 'x' }),
          () => verbs.deleteComment({ comment: thread }),
          () => verbs.resolveComment({ comment: thread }),
        ];
        for (const attempt of attempts) {
          await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
        }
      } finally {
        await run(db, OWNER, 'drop policy "Readers" on public.scripts');
      }
    });

    it('the owner of the script resolves what others said, and leaves their words', async () => {
      const other = await addUser(db);
      const [theirs] = await run(
        db,
        OWNER,
        "insert into goldenrod.script_comments (script_id, element_id, body, user_id) values ($1, $1, 'theirs', $2) returning id",
        [script, other.userId],
      );
      const forge = "update goldenrod.script_comments set body = 'forged' where id = $1";
      expect((await refusal(run(db, user, forge, [theirs?.id]))).code).toBe('42501');
      const settle = `update goldenrod.script_comments set resolved_at = '2000-01-01', resolved_by = $2
        where id = $1 returning resolved_by, resolved_at > now() - interval '1 hour' as now`;
      expect(await run(db, user, settle, [theirs?.id, other.userId])).toEqual([
        { resolved_by: user.userId, now: true },
      ]);
    });

    it('an answer has no answers, and stays with its thread and version', async () => {
      const [reply] = await answer(user);
      const under =
        "insert into goldenrod.script_comments (script_id, parent_id, body) values ($1, $2, 'x')";
      expect((await refusal(run(db, user, under, [script, reply?.id]))).code).toBe('GR006');
      const elsewhere = await localVerbs(db, user).restoreScript({ script });
      expect((await refusal(run(db, user, under, [elsewhere.id, thread]))).code).toBe('23503');
      for (const change of [
        'user_id = null',
        'quote = null, start_at = null',
        'created_at = now()',
      ]) {
        const moved = `update goldenrod.script_comments set ${change} where id = $1`;
        expect((await refusal(run(db, user, moved, [thread]))).code).toBe('GR004');
      }
      const settled = 'update goldenrod.script_comments set resolved_at = now() where id = $1';
      expect((await refusal(run(db, user, settled, [reply?.id]))).code).toBe('23514');
    });

    it('one that others answered is not deleted but with its script', async () => {
      await answer(OWNER, (await addUser(db)).userId);
      const remove = 'delete from goldenrod.script_comments where id = $1';
      expect((await refusal(run(db, user, remove, [thread]))).code).toBe('GR007');
      const [{ can } = { can: {} }] = (await localVerbs(db, user).listComments({ script })).items;
      expect(can).toMatchObject({ change: true, delete: false });
      await run(
        db,
        OWNER,
        'delete from public.books where id = (select c.book_id from public.chapters c join public.scripts s on s.chapter_id = c.id where s.id = $1)',
        [script],
      );
      const left = 'select from goldenrod.script_comments where script_id = $1';
      expect(await run(db, OWNER, left, [script])).toEqual([]);
    });

    it('are at most 2,000 on a version', async () => {
      await run(
        db,
        user,
        "insert into goldenrod.script_comments (script_id, element_id, body) select $1, $1, 'x' from generate_series(1, 1999)",
        [script],
      );
      const no = await refusal(answer(user));
      expect([no.code, no.hint]).toEqual([
        'GR007',
        'Delete some of yours, or comment on the next version.',
      ]);
      const verbs = localVerbs(db, user);
      let { items, next, count } = await verbs.listComments({ script });
      const seen = [...items];
      while (next !== null) {
        ({ items, next, count } = await verbs.listComments({ script, cursor: next }));
        seen.push(...items);
      }
      expect([new Set(seen.map(({ id }) => id)).size, count.open]).toEqual([2_000, 2_000]);
    });
  });

  it('are made, answered and settled by commands, named by the beginning of an id', async () => {
    const user = await addUser(db);
    const { id: script } = await begin(localVerbs(db, user));
    const env = { GOLDENROD_SERVER: api.url, GOLDENROD_TOKEN: user.userId };
    const comments = (...args: string[]) => goldenrod(['script', 'comments', ...args], { env });
    const added = await comments('add', script, 'How many?', '--quote', 'boats', '--json');
    const { id } = (JSON.parse(added.stdout) as { comment: { id: string } }).comment;
    await comments('reply', script, id.slice(0, 8), 'Two.');
    const listed = await comments('list', script);
    expect(listed.stdout).toBe(
      `${id.slice(0, 8)}  open, on v1, line 10\n  “boats”\n  How many?\n  ${await replyOf(user, script)}  Two.\n\n1 comment, 1 open.\n`,
    );
    await comments('resolve', script, id.slice(0, 8));
    expect((await comments('list', script)).stdout).toBe('0 comments, 0 open.\n');
    expect((await comments('list', script, '--resolved')).stdout).toContain('resolved, on v1');
    const wrong = await comments('add', script, 'x', '--line', 'two');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--line')]);
    expect((await comments('delete', script, 'zzz')).code).toBe(1);
    expect((await comments('delete', script, id)).code).toBe(0);
    expect((await comments('list', script, '--all')).stdout).toBe('0 comments, 0 open.\n');
  });

  const replyOf = async (user: TestUser, script: string) =>
    (await localVerbs(db, user).listComments({ script })).items[0]?.replies[0]?.id.slice(0, 8);

  it('are put aside by a rollback, and all there after the next migrate', async () => {
    const own = await open();
    const user = await addUser(own);
    const verbs = localVerbs(own, user);
    const { id: script } = await begin(verbs);
    const { id } = await verbs.addComment({ script, body: 'Why?', quote: 'boats' });
    await verbs.replyToComment({ comment: id, body: 'Because.' });
    await verbs.resolveComment({ comment: id });
    const before = await verbs.listComments({ script });
    await rollback(own, { to: '20251004000250' });
    const aside = 'select body from goldenrod_archive.script_comments order by created_at';
    expect(await run(own, OWNER, aside)).toEqual([{ body: 'Why?' }, { body: 'Because.' }]);
    await expect(verbs.listComments({ script })).rejects.toMatchObject({ code: 'db.not_migrated' });
    await migrate(own);
    expect(await verbs.listComments({ script })).toEqual(before);
    expect((await verify(own)).filter(({ ok }) => !ok)).toEqual([]);
  });
});
