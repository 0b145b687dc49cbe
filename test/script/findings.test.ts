import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { FindingItem } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { OWNER, refusal, run } from '../sql/support/call.ts';

const BOOK = '# Lamp\n\n## One\n\n"It will hold," said Mara. Mara lit the lamp and waited.\n';
const STRANGERS = 'ZORA\nNobody told me of it.\n\nBRUNO\nNor was I told of it.\n';
const TEXT = `INT. LAMP ROOM - NIGHT\n\nMara lights the lamp.\n\n${STRANGERS}`;

describeEngines('the findings of a script', (open) => {
  let db: Database;
  let api: ApiServer;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  describe.each(['the library', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let book: string;
    let first: string;
    const verbsOf = (who: TestUser) =>
      door === 'HTTP' ? remoteVerbs({ url: api.url, token: who.userId }) : localVerbs(db, who);
    beforeEach(async () => {
      user = await addUser(db);
      verbs = verbsOf(user);
      const bytes = new TextEncoder().encode(BOOK);
      book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
      first = await write(TEXT);
    });
    const write = async (text: string, parent_id?: string) =>
      (await verbs.createScript({ book, number: 1, text, parent_id })).id;
    const list = async (script: string) => (await verbs.listFindings({ script })).items;
    const about = (items: FindingItem[], name: string): FindingItem => {
      const found = items.find((each) => each.signal === 'cues_in_cast' && each.about === name);
      if (found === undefined) throw new Error(`nothing about ${name}`);
      return found;
    };
    const decide = (script: string, finding: string, decision: FindingItem['state']) =>
      verbs.decideFinding({
        script,
        finding,
        decision: decision === 'mended' ? 'open' : decision,
        ...(decision === 'dismissed' ? { reason: 'She is new.' } : {}),
      });

    it('are those of its evaluation, open, where they stand', async () => {
      const { evaluation } = await verbs.evaluateScript({ script: first });
      const items = await list(first);
      const asked = evaluation.findings.filter(({ minor }) => !minor);
      expect(items.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
      expect(about(items, 'zora')).toMatchObject({
        state: 'open',
        found_by: 'rubric',
        found_in: { id: first },
        places: [{ line: 5, now: 5 }],
      });
      expect(evaluation.criteria.every((each) => !('findings' in each))).toBe(true);
      const [script] = (await verbs.listScripts({})).items;
      expect(script?.evaluation_feedback).toContain(about(items, 'zora').how?.slice(1));
    });

    it('are carried to a version that is made from it, their lines to where they are now', async () => {
      await verbs.evaluateScript({ script: first });
      await decide(first, about(await list(first), 'bruno').id, 'done');
      const next = await write(TEXT.replace('Mara lights', 'Night falls.\n\nMara lights'), first);
      const items = await list(next);
      expect(about(items, 'zora')).toMatchObject({
        state: 'open',
        found_in: { id: first },
        places: [{ line: 5, now: 7 }],
      });
      expect(about(items, 'bruno').state).toBe('done');
      const without = await write(TEXT.replace(STRANGERS, 'MARA\nIt will hold.\n'), first);
      expect(about(await list(without), 'zora').places).toEqual([{ line: 5, now: null }]);
    });

    it('that are found again are the same: a dismissal holds with its reason, and who and when', async () => {
      await verbs.evaluateScript({ script: first });
      const zora = about(await list(first), 'zora');
      const decided = await decide(first, zora.id, 'dismissed');
      expect(decided).toMatchObject({
        id: zora.id,
        state: 'dismissed',
        reason: 'She is new.',
        decided_by: user.userId,
      });
      const next = await write(TEXT.replace('BRUNO', 'MARA'), first);
      await decide(next, about(await list(next), 'bruno').id, 'done');
      await verbs.evaluateScript({ script: next });
      const items = await list(next);
      expect(about(items, 'zora')).toMatchObject({
        id: zora.id,
        state: 'dismissed',
        reason: 'She is new.',
        decided_at: decided.decided_at,
        found_in: { id: next },
      });
      expect(about(items, 'bruno')).toMatchObject({ state: 'mended', places: [] });
      expect(about(await list(first), 'bruno').state).toBe('open');
    });

    it('open again where a person says so, here and in what is made from here', async () => {
      await verbs.evaluateScript({ script: first });
      const { id } = about(await list(first), 'zora');
      await decide(first, id, 'dismissed');
      const next = await write(TEXT, first);
      await decide(next, id, 'open');
      expect(about(await list(next), 'zora').state).toBe('open');
      expect(about(await list(first), 'zora').state).toBe('dismissed');
      expect(about(await list(await write(TEXT, next)), 'zora').state).toBe('open');
    });

    it('are also what people wrote, as items that stay until they are ticked off', async () => {
      await verbs.recordEvaluation({
        script: first,
        score: 40,
        feedback: 'Too short.',
        criteria: [{ criterion: 'coherence', score: 40, feedback: 'Who is he?', lines: [8] }],
      });
      await verbs.rejectScript({ script: first, note: 'Not yet.' });
      const next = await write(TEXT, first);
      await verbs.evaluateScript({ script: next });
      const said = (await list(next)).filter(({ signal }) => signal === null);
      expect(said.map(({ title, what }) => `${title}: ${what}`)).toEqual([
        'Why it was rejected: Not yet.',
        'Comment: Too short.',
        'Coherence: Who is he?',
      ]);
      await decide(next, said[1]?.id ?? '', 'done');
      const [, comment] = (await list(next)).filter(({ signal }) => signal === null);
      expect(comment?.state).toBe('done');
    });

    it('refuse what cannot be decided', async () => {
      await verbs.evaluateScript({ script: first });
      const { id: finding } = about(await list(first), 'zora');
      const no = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'done',
          (error: { code?: string }) => error.code,
        );
      const dismissal = { script: first, finding, decision: 'dismissed' } as const;
      expect(await no(verbs.decideFinding(dismissal))).toBe('invalid');
      expect(await no(decide(first, '0123456789abcdef', 'done'))).toBe('not_found');
      const stranger = verbsOf(await addUser(db));
      expect(await no(stranger.decideFinding({ ...dismissal, reason: 'x' }))).toBe('not_found');
      expect(await no(stranger.listFindings({ script: first }))).toBe('not_found');
    });
  });

  it('are decided in the database by its rules: a reason for a dismissal, the owner alone, never changed', async () => {
    const user = await addUser(db);
    const verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    const book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
    const { id } = await verbs.createScript({ book, number: 1, text: TEXT });
    const insert = (who: TestUser, decision: string, reason: string | null, by = who.userId) =>
      run(
        db,
        who,
        `insert into public.script_finding_decisions (script_id, finding, decision, reason, decided_by)
         values ($1, '0123456789abcdef', $2, $3, $4) returning decided_at`,
        [id, decision, reason, by],
      );
    await insert(user, 'dismissed', 'so be it');
    expect((await refusal(insert(user, 'dismissed', ' '))).code).toBe('23514');
    expect((await refusal(insert(user, 'later', null))).code).toBe('23514');
    const other = await addUser(db);
    expect((await refusal(insert(other, 'done', null))).code).toBe('42501');
    expect((await refusal(insert(user, 'done', null, other.userId))).code).toBe('42501');
    for (const statement of [
      "update public.script_finding_decisions set reason = 'x' where script_id = $1",
      'delete from public.script_finding_decisions where script_id = $1',
    ]) {
      expect((await refusal(run(db, user, statement, [id]))).code).toBe('42501');
      expect((await refusal(run(db, OWNER, statement, [id]))).code).toBe('GR004');
    }
    await run(
      db,
      user,
      "insert into public.script_finding_decisions (script_id, finding, decision) values ($1, '0123456789abcdef', 'done'), ($1, '0123456789abcdef', 'open')",
      [id],
    );
    const rows = await run(
      db,
      user,
      'select decision from public.script_finding_decisions where script_id = $1 order by decided_at desc',
      [id],
    );
    expect(rows.map(({ decision }) => decision)).toEqual(['open', 'done', 'dismissed']);
    expect(await run(db, other, 'select from public.script_finding_decisions')).toEqual([]);
  });
});
