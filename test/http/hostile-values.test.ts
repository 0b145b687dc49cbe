import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BookItem, CharacterItem, Job, Page, ScriptItem } from '../../src/contract/index.ts';
import { operations } from '../../src/contract/index.ts';
import type { Operation } from '../../src/contract/operation.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { type Answer, type ApiServer, type Ask, askAs, startApi } from './api-server.ts';
import { fieldsOf, sampleBody, sampleQuery } from './sample-input.ts';

const ALL = Object.values(operations);
const NOBODY = '00000000-0000-4000-8000-00000000dead';

/** Texts that have broken something somewhere. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202egnp.exe',
  "'; drop table scripts; --",
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '{{7*7}}%s%n',
  '\r\nset-cookie: a=b',
  '𝕏'.repeat(5_000),
  'a'.repeat(60_000),
  '-1',
  '0',
  '1e308',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '2026-99-99T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://127.0.0.1:LISTENER/fetched',
  'http://[::1]:LISTENER/fetched',
  'http://169.254.169.254/latest/meta-data',
];

const VALUES: unknown[] = [
  ...TEXTS,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  -(2 ** 31) - 1,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { length: 1e9 },
  Array.from({ length: 2_000 }, () => 'a'),
];

/** Without it these do not look at the body. */
const NEEDED: Record<string, string> = {
  '/v1/files': '?kind=image',
};

/** JSON of an object with one more field, whatever its name is. */
function withField(usual: Record<string, unknown>, field: string, value: unknown): string {
  const entries = Object.entries({ ...usual, [`${field}`]: value });
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join()}}`;
}

describeEngines('every field of every route, given hostile values', (open, engine) => {
  let db: Database;
  let api: ApiServer;
  let owner: Ask;
  let listener: Server;
  let fetched = 0;
  let names: Record<string, string>;

  beforeAll(async () => {
    listener = createServer((_request, response) => {
      fetched += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    db = await open();
    api = await startApi(db);
    owner = askAs(api, (await addUser(db)).userId);
    const made = async <T>(path: string, body: unknown) =>
      (await owner<T>('POST', path, { body })).body;
    const { book } = await made<{ book: BookItem }>(
      '/v1/books?file_name=lamp.md',
      '# One\n\nMara lit the lamp.\n',
    );
    const script = await made<ScriptItem>(`/v1/books/${book.id}/chapters/1/scripts`, {
      text: 'INT. ROOM - DAY\n\nMARA\nYes.\n',
      origin: 'import',
    });
    const cast = await owner<Page<CharacterItem>>('GET', `/v1/books/${book.id}/characters`);
    const job = await made<Job>('/v1/jobs', {
      kind: 'draft',
      input: { book: book.id, chapter: 1 },
    });
    names = {
      book: book.id,
      number: '1',
      script: script.id,
      character: cast.body.items[0]?.id ?? '',
      alias: 'Mara',
      job: job.id,
      finding: '0123456789abcdef',
      who: 'Mara',
      shot: '1-1',
    };
  });
  afterAll(async () => {
    await api.stop();
    listener.close();
  });

  const local = <T>(value: T): T => {
    if (typeof value !== 'string') return value;
    const { port } = listener.address() as AddressInfo;
    return value.replace('LISTENER', String(port)) as T;
  };
  const filled = (path: string) =>
    path.replace(/\{(\w+)\}/g, (_all, name: string) => names[name] ?? NOBODY);

  /** What went wrong on our side, or shows how it is made inside. */
  function complaint({ status, text }: Answer<unknown>, sent: unknown): string | undefined {
    const shows = /syntax error|relation "|pg_catalog|\.ts:\d|node_modules|"stack"/i.test(text);
    if (status < 500 && !shows) return undefined;
    return `${JSON.stringify(sent).slice(0, 300)}: ${status} ${text.slice(0, 200)}`;
  }

  async function complaints<T>(
    values: readonly T[],
    send: (value: T) => Promise<Answer<unknown>>,
  ): Promise<string[]> {
    const found = await Promise.all(
      values.map(async (value) => complaint(await send(value), value)),
    );
    return found.filter((each) => each !== undefined);
  }

  /** What the contract refuses comes to no database: it is sent over one engine. What it lets in, over both. */
  const isSent = (shape: Operation['body'], value: unknown) =>
    engine === 'postgres' || shape.safeParse(value).success;

  it.each(ALL.filter(({ bodyKind }) => bodyKind === 'json'))(
    '$method $path: each field of its body',
    async (operation) => {
      const { method, path, body } = operation;
      const at = filled(path) + sampleQuery(operation);
      const usual = (sampleBody(operation) ?? {}) as Record<string, unknown>;
      const send = (json: string) =>
        owner(method.toUpperCase(), at, {
          body: json,
          headers: { 'content-type': 'application/json' },
        });
      for (const field of [...fieldsOf(body), '__proto__', 'constructor']) {
        const bodies = VALUES.map((value) => withField(usual, field, local(value)));
        const sent = bodies.filter((json) => isSent(body, JSON.parse(json)));
        expect(await complaints(sent, send), field).toEqual([]);
      }
      const alone = VALUES.map(local).filter((value) => isSent(body, value));
      expect(await complaints(alone, (value) => send(JSON.stringify(value)))).toEqual([]);
    },
  );

  it.each(ALL.filter(({ query }) => fieldsOf(query).length > 0))(
    '$method $path: each parameter of its query',
    async (operation) => {
      const { method, path, query } = operation;
      const body = sampleBody(operation);
      for (const field of fieldsOf(query)) {
        const searches = TEXTS.map((value) => {
          const search = new URLSearchParams(sampleQuery(operation));
          search.set(field, local(value).slice(0, 10_000));
          return search;
        });
        const sent = searches.filter((search) => isSent(query, Object.fromEntries(search)));
        const found = await complaints(sent, (search) =>
          owner(
            method.toUpperCase(),
            `${filled(path)}?${search}`,
            body === undefined ? {} : { body },
          ),
        );
        expect(found, field).toEqual([]);
      }
    },
  );

  it.each(ALL.filter(({ bodyKind }) => bodyKind !== 'none'))(
    '$method $path: no body, one of another kind, and one that is announced as endless',
    async ({ method, path, bodyKind, bodyLimit }) => {
      const at = filled(path);
      const types = ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'x/y'];
      for (const type of types) {
        for (const body of [
          '',
          '\u0000',
          'a',
          '{"a":',
          '--x\r\n\r\n--x--',
          new Uint8Array([0xff]),
        ]) {
          const answer = await owner(method.toUpperCase(), at, {
            body,
            headers: { 'content-type': type, 'if-match': '*' },
          });
          expect(complaint(answer, [type, body])).toBeUndefined();
        }
      }
      const type = bodyKind === 'json' ? 'application/json' : 'text/plain';
      const asked = at + (NEEDED[path] ?? '');
      expect(await announce(method, asked, type, bodyLimit + 1)).toBe(413);
    },
  );

  /** Says that a body of so many bytes comes, and waits for the answer before it sends them. */
  async function announce(method: string, at: string, type: string, bytes: number) {
    const { rows } = await db.pool.query<{ id: string }>('select id from auth.users limit 1');
    const sending = request(api.url + at, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${rows[0]?.id}`,
        'content-type': type,
        'content-length': String(bytes),
        'if-match': '*',
      },
    });
    sending.on('error', () => undefined);
    sending.flushHeaders();
    const [response] = (await once(sending, 'response')) as [{ statusCode?: number }];
    sending.destroy();
    return response.statusCode;
  }

  it('has fetched nothing that a client named', async () => {
    const { port } = listener.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/fetched.png`;
    const image = await owner('POST', '/v1/images', {
      body: { character_id: names.character, image_url: url },
    });
    expect([201, 404]).toContain(image.status);
    await owner('GET', '/v1/images');
    expect(fetched).toBe(0);
  });

  it('takes no address that a browser would run or that is a file', async () => {
    for (const image_url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'file:///etc/passwd',
      'ftp://example.org/a.png',
      '//example.org/a.png',
      ' javascript:alert(1)',
    ]) {
      const body = { character_id: names.character, image_url };
      expect((await owner('POST', '/v1/images', { body })).status, image_url).toBe(422);
    }
  });

  it('is answered as data only, whatever was stored', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const made = await owner<{ book: BookItem }>('POST', '/v1/books?file_name=x.md', {
      body: `# Lamp ${hostile}\n\nMara lit the lamp. ${hostile}\n`,
    });
    names = { ...names, book: made.body.book.id };
    await owner('POST', filled('/v1/books/{book}/characters'), { body: { name: hostile } });
    const { rows } = await db.pool.query<{ id: string }>('select id from auth.users limit 1');
    for (const operation of ALL.filter(({ method }) => method === 'get')) {
      const { path } = operation;
      const { headers, body } = await fetch(api.url + filled(path) + sampleQuery(operation), {
        headers: { authorization: `Bearer ${rows[0]?.id}` },
      });
      // Some have no end.
      await body?.cancel();
      expect(headers.get('content-type'), path).toMatch(
        /^(application\/(problem\+)?json|text\/(plain; charset=utf-8|event-stream(; charset=utf-8)?))$/,
      );
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
    }
  });
});
