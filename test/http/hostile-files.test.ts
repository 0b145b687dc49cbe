import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookItem, ChapterDetail, Page } from '../../src/contract/index.ts';
import { buildEpub, epubParts } from '../book/build-epub.ts';
import { writeZip, type ZipPart } from '../book/write-zip.ts';
import { addUser, opener } from '../harness/engines.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

const MEBIBYTE = 1024 * 1024;
const PROSE = '<p>Mara lit the lamp, and the harbour answered.</p>'.repeat(20);
const CHAPTER = { name: 'one.xhtml', body: `<h1>One</h1>${PROSE}` };

describe('a book file that is a trap', () => {
  const open = opener('embedded');
  let api: ApiServer;
  let owner: Ask;
  let listener: Server;
  let fetched = 0;
  beforeAll(async () => {
    listener = createServer((_request, response) => {
      fetched += 1;
      response.end('<!ENTITY fetched "fetched">');
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const db = await open();
    api = await startApi(db);
    owner = askAs(api, (await addUser(db)).userId);
  });
  afterAll(async () => {
    await api.stop();
    listener.close();
  });

  const send = (bytes: Uint8Array, name = 'trap.epub') =>
    owner<{ book: BookItem; code?: string }>(
      'POST',
      `/v1/books?file_name=${encodeURIComponent(name)}`,
      { body: bytes },
    );
  const withParts = (...extra: ZipPart[]) =>
    writeZip([...epubParts({ files: [CHAPTER] }), ...extra]);

  it.each<[string, () => Uint8Array]>([
    [
      'a chapter of 300 MB in 300 kB',
      () =>
        buildEpub({
          files: [{ name: 'one.xhtml', body: `<p>${'a'.repeat(300 * MEBIBYTE)}</p>` }],
        }),
    ],
    [
      'twenty of 30 MB each',
      () =>
        buildEpub({
          files: Array.from({ length: 20 }, (_, n) => ({
            name: `${n}.xhtml`,
            body: `<p>${'ab '.repeat(10 * MEBIBYTE)}</p>`,
          })),
        }),
    ],
    [
      'one that says it is small',
      () =>
        withParts({
          name: 'OEBPS/big.xhtml',
          data: Buffer.alloc(150 * MEBIBYTE, 'a'),
          declaredSize: 10,
        }),
    ],
    [
      'ten thousand files and one',
      () => withParts(...Array.from({ length: 10_001 }, (_, n) => ({ name: `f/${n}`, data: '' }))),
    ],
    [
      'entities that grow',
      () =>
        writeZip(
          epubParts({ files: [CHAPTER] }).map((part) =>
            part.name === 'OEBPS/content.opf'
              ? { ...part, data: `${billionLaughs()}${String(part.data)}` }
              : part,
          ),
        ),
    ],
  ])('%s: is refused or comes to nothing, and the server stays small', async (_what, make) => {
    const file = make();
    global.gc?.();
    const before = process.memoryUsage().rss;
    const answer = await send(file);
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) expect([413, 415, 422]).toContain(answer.status);
    // Far below what the file says it holds; what was uploaded is held once or twice.
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * MEBIBYTE);
    expect((await owner('GET', '/v1/me')).status).toBe(200);
  });

  it('names that lead out of the book are names, and nothing is read or written there', async () => {
    for (const name of ['../../../../tmp/goldenrod-trap', '/tmp/goldenrod-trap', 'C:\\trap']) {
      const { status } = await send(withParts({ name, data: 'trap' }));
      expect(status, name).toBeLessThan(500);
    }
    const { status } = await send(
      buildEpub({ files: [{ ...CHAPTER, name: '../../../../../etc/passwd' }] }),
    );
    expect(status).toBeLessThan(500);
    for (const name of ['../../../etc/passwd', '/etc/passwd', 'a\u0000.epub', 'C:\\boot.ini']) {
      const answer = await send(Buffer.from(`# One\n\nMara ${name.length}.\n`), name);
      expect(answer.status, name).toBeLessThan(500);
      expect(answer.text).not.toContain('root:');
    }
    const { existsSync } = await import('node:fs');
    expect(existsSync('/tmp/goldenrod-trap')).toBe(false);
  });

  it('nothing that it points to is fetched or read', async () => {
    const { port } = listener.address() as AddressInfo;
    const remote = `http://127.0.0.1:${port}`;
    const entities = `<!DOCTYPE html [<!ENTITY % x SYSTEM "${remote}/x.dtd"> %x;
      <!ENTITY net SYSTEM "${remote}/net"><!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const body = `<?xml version="1.0"?>${entities}<html xmlns="http://www.w3.org/1999/xhtml"
      xmlns:xi="http://www.w3.org/2001/XInclude"><head><link rel="stylesheet" href="${remote}/a.css"/>
      <script src="${remote}/a.js"></script></head><body><h1>One</h1>${PROSE}<p>&net; &file;</p>
      <img src="${remote}/a.png"/><iframe src="file:///etc/passwd"></iframe>
      <xi:include href="file:///etc/passwd" parse="text"/></body></html>`;
    const { status, body: made } = await send(buildEpub({ files: [{ ...CHAPTER, body }] }));
    expect(status).toBe(201);
    const chapter = await owner<ChapterDetail>('GET', `/v1/books/${made.book.id}/chapters/1`);
    expect(chapter.body.text).toContain('Mara lit the lamp');
    expect(chapter.text).not.toMatch(/root:|fetched/);
    expect(fetched).toBe(0);
  });

  it('leaves no half of a book behind', async () => {
    const { body } = await owner<Page<BookItem>>('GET', '/v1/books');
    expect(body.items.filter(({ chapters }) => chapters === 0)).toEqual([]);
  });
});

/** Ten to the ninth. */
function billionLaughs(): string {
  const lines = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE package [<!ENTITY l0 "ha">${lines.join('')}]>`;
}
