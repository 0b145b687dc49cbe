import { beforeAll, expect, it } from 'vitest';
import { type Client, createClient } from '../../src/client/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { sampleBook } from '../jobs/workplace.ts';
import { type ApiServer, startApi } from './api-server.ts';

const SCRIPT = 'INT. MILL - DAY #4#\n\nMARA (V.O.)\n(low)\nWho *is* there?\n\nEVE\nMe.\n';

describeEngines('script files over HTTP', (open) => {
  let db: Database;
  let api: ApiServer;
  let ann: TestUser;
  let desk: Client;
  let book = '';
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    ann = await addUser(db);
    desk = createClient({ url: api.url, token: ann.userId });
    book = (await sampleBook(db, ann)).id;
    return () => api.stop();
  });

  const add = (content: string, fileName: string) =>
    desk.importScript({
      params: { book, number: 1 },
      query: { file_name: fileName },
      body: new TextEncoder().encode(content),
    });

  it('a script that leaves as Final Draft comes in as the same text', async () => {
    const { script } = await add(SCRIPT, 'mill.fountain');
    const params = { script: script.id };
    const file = await desk.exportScript({ params, query: { format: 'fdx' } });
    const again = await add(await file.text(), 'mill.fdx');
    expect(again).toMatchObject({ format: 'fdx', findings: [] });
    const read = await desk.readScriptText({ params: { script: again.script.id } });
    expect(read).toBe(SCRIPT);
  });

  it('a file that cannot be read is refused with its line, and nothing of it stays', async () => {
    const before = await desk.listScripts({ query: {} });
    await expect(add('<FinalDraft>\n<Content>', 'mill.fdx')).rejects.toMatchObject({
      code: 'script.damaged',
      details: { line: expect.any(Number) },
    });
    expect((await desk.listScripts({ query: {} })).items).toEqual(before.items);
  });

  it('a download says what it is and is named after the script', async () => {
    const { script } = await add(SCRIPT, 'mill.fountain');
    const answer = await fetch(`${api.url}/v1/scripts/${script.id}/export?format=html`, {
      headers: { authorization: `Bearer ${ann.userId}` },
    });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w-]+\.html"$/,
    );
    expect(await answer.text()).toContain('Who <i>is</i> there?');
  });

  it('a script leaves as a revision of a version before it, named by its number', async () => {
    const { script: old } = await add(SCRIPT, 'mill.fountain');
    const { script } = await add(SCRIPT.replace('Me.', 'Not me.'), 'mill.fountain');
    const query = { since: `${old.version}`, revision_colour: 'pink' };
    const params = { script: script.id };
    const fdx = await desk.exportScript({ params, query: { ...query, format: 'fdx' } });
    const read = await fdx.text();
    expect(read).toContain('<Text RevisionID="1">Not me.</Text>');
    expect(read).toContain(`Name="Pink Revision - ${script.updated_at.slice(0, 10)}"`);
    const pdf = await desk.exportScript({
      params,
      query: { ...query, since: old.id, format: 'pdf' },
    });
    const plain = await desk.exportScript({ params, query: { format: 'pdf' } });
    expect(pdf.size).toBeGreaterThan(plain.size);
  });

  it.each([
    [{ format: 'text', since: 'v1' }, 'text marks no revisions'],
    [{ format: 'pdf', since: 'v1', character: 'MARA' }, 'sides are of one version'],
    [{ format: 'pdf', revision_name: 'Reshoots' }, 'not what it is a revision of'],
    [{ format: 'fdx', since: 'v1', revision_colour: 'mauve' }, '"mauve" is no revision colour'],
    [{ format: 'fdx', since: 'v99' }, 'there is no script'],
  ] as const)('refuses %j and says why', async (query, why) => {
    const { script } = await add(SCRIPT, 'mill.fountain');
    await expect(desk.exportScript({ params: { script: script.id }, query })).rejects.toMatchObject(
      { message: expect.stringContaining(why) },
    );
  });

  it('a book leaves as its active versions by chapter, and not without one', async () => {
    const params = { book };
    await expect(desk.exportBook({ params })).rejects.toMatchObject({ code: 'not_found' });
    const { script } = await add(SCRIPT, 'mill.fountain');
    const own = { params: { script: script.id } };
    await desk.evaluateScript(own);
    await desk.approveScript(own);
    await desk.activateScript(own);
    const text = await (await desk.exportBook({ params })).text();
    expect(text).toContain(SCRIPT);
    expect(text).toMatch(/^Title: /);
  });
});
