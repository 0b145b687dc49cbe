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
