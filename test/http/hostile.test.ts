import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  BookItem,
  CharacterItem,
  Job,
  Page,
  ScriptItem,
  ScriptItemDetail,
} from '../../src/contract/index.ts';
import { operations } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { type ApiServer, type Ask, askAs, type Sent, startApi } from './api-server.ts';
import { sampleBody, sampleQuery } from './sample-input.ts';

const CHAPTERS = '# One\n\nMara lit the lamp.\n\n# Two\n\nMara put it out.\n';
const FOUNTAIN = 'INT. ROOM - DAY\n\nMARA\nYes.\n';
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const ALL = Object.values(operations);

/** A path of an operation with some value in the place of each parameter. */
const pathOf = (path: string, value: string): string => path.replace(/\{\w+\}/g, value);

describeEngines('the API under hostile input', (open) => {
  let db: Database;
  let api: ApiServer;
  let owner: Ask;
  let stranger: Ask;
  let nobody: Ask;
  let book: BookItem;
  let script: ScriptItem;
  let character: CharacterItem;
  let job: Job;
  /** Ids of a video, an image and a piece of audio, and the hash of the image's file. */
  let made: Record<
    'video' | 'image' | 'audio' | 'sha256' | 'change' | 'found' | 'comment' | 'take',
    string
  >;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    owner = askAs(api, (await addUser(db)).userId);
    stranger = askAs(api, (await addUser(db)).userId);
    nobody = askAs(api, undefined);
    await owner('POST', '/v1/styles', { body: { name: 'their-style' } });
    const imported = await owner<{ book: BookItem }>('POST', '/v1/books?file_name=lamp.md', {
      body: CHAPTERS,
    });
    book = imported.body.book;
    script = (
      await owner<ScriptItem>('POST', `/v1/books/${book.id}/chapters/1/scripts`, {
        body: { text: FOUNTAIN, origin: 'import' },
      })
    ).body;
    const cast = await owner<Page<CharacterItem>>('GET', `/v1/books/${book.id}/characters`);
    [character] = cast.body.items as [CharacterItem];
    job = (
      await owner<Job>('POST', '/v1/jobs', {
        body: { kind: 'draft', input: { book: book.id, chapter: 1 } },
      })
    ).body;
    const add = async (path: string, sent: Sent) =>
      (await owner<{ id: string; sha256: string }>('POST', path, sent)).body;
    const sheet = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(book.id)]);
    const { sha256 } = await add('/v1/files?kind=image', { body: sheet });
    const of = { character_id: character.id };
    const video = await add('/v1/videos', { body: { script_id: script.id } });
    const image = await add('/v1/images', { body: { ...of, file: sha256 } });
    const audio = await add('/v1/audio', { body: { ...of, audio_type: 'character' } });
    const renamed = await owner<{ change: string }>('PATCH', `/v1/characters/${character.id}`, {
      body: { name: 'Mara Venn' },
    });
    const { change } = renamed.body;
    const comment = await add(`/v1/scripts/${script.id}/comments`, {
      body: { line: 1, body: 'Where is this?' },
    });
    const { rows } = await db.pool.query<{ id: string }>(
      "insert into public.found_characters (book_id, name, aliases) values ($1, 'Mara Venn', '{Mara}') returning id",
      [book.id],
    );
    const found = rows[0]?.id ?? '';
    const taken = await db.pool.query<{ id: string }>(
      `insert into goldenrod.takes (user_id, medium, audio_id, element_id, origin)
       select a.user_id, 'audio', a.id, a.id, 'own' from public.audio_generations a where a.id = $1 returning id`,
      [audio.id],
    );
    const take = taken.rows[0]?.id ?? '';
    made = {
      ...{ video: video.id, image: image.id, audio: audio.id, sha256 },
      ...{ change, found, comment: comment.id, take },
    };
    return () => api.stop();
  });

  it.each(ALL)('$method $path is closed to whoever is not signed in', async ({ method, path }) => {
    const answer = await nobody(method.toUpperCase(), pathOf(path, NOBODY));
    expect([answer.status, answer.body.code]).toEqual([401, 'http.unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(ALL)(
    '$method $path refuses a parameter that it does not know',
    async ({ method, path }) => {
      const answer = await owner(method.toUpperCase(), `${pathOf(path, NOBODY)}?surprise=1`);
      expect(answer.status).toBe(422);
    },
  );

  it.each(ALL.filter(({ bodyKind }) => bodyKind === 'json'))(
    '$method $path refuses a body that is no JSON, of another type, of another shape, or huge',
    async ({ method, path, bodyLimit }) => {
      const at = pathOf(path, '1');
      const send = (body: string, type = 'application/json') =>
        owner(method.toUpperCase(), at, { body, headers: { 'content-type': type } });
      const usual = /\{(?:character|comment|found|finding|element|scene|take)\}/.test(path)
        ? [422]
        : undefined;
      expect(usual ?? [400]).toContain((await send('{"a":')).status);
      expect(usual ?? [415]).toContain((await send('a=1', 'text/html')).status);
      expect((await send('{"surprise":1}')).status).toBe(422);
      expect((await send('[[[[]]]]')).status).toBe(422);
      expect(usual ?? [413]).toContain((await send(`"${'a'.repeat(bodyLimit)}"`)).status);
    },
  );

  it.each(ALL.filter(({ path }) => path.includes('{')))(
    '$method $path answers hostile names with 4xx and no trace of SQL',
    async ({ method, path, bodyKind }) => {
      const body =
        bodyKind === 'json' ? { text: 'A', name: 'A', score: 1, merged: NOBODY } : undefined;
      for (const value of [
        '..%2f..%2fetc%2fpasswd',
        '%00',
        "'%20or%201=1--",
        '%F0%9F%92%A9',
        '%ff',
        'a'.repeat(4_000),
      ]) {
        const answer = await owner(
          method.toUpperCase(),
          pathOf(path, value),
          body === undefined ? {} : { body },
        );
        expect(answer.status, value).toBeGreaterThanOrEqual(400);
        expect(answer.status, value).toBeLessThan(500);
        expect(answer.text).not.toMatch(/select |syntax|pg_|stack/i);
      }
    },
  );

  describe('rows of somebody else', () => {
    /** What stands in the paths, of the owner's; a route with something new has to be named here. */
    const named = (): Record<string, string> => ({
      book: book.id,
      number: '1',
      script: script.id,
      character: character.id,
      alias: 'Mara',
      job: job.id,
      style: 'their-style',
      finding: '0123456789abcdef',
      element: character.id,
      who: 'narrator',
      shot: 'first',
      scene: character.id,
      ...made,
    });

    it.each(ALL.filter(({ path }) => path.includes('{')))(
      '$method $path answers as for what is not there',
      async (operation) => {
        const { method, path, bodyKind } = operation;
        const headers: Record<string, string> =
          bodyKind === 'text' ? { 'content-type': 'text/plain', 'if-match': '*' } : {};
        const body = sampleBody(operation);
        const query = sampleQuery(operation);
        const owned = Object.entries(named());
        const ask = (others: boolean) =>
          stranger(
            method.toUpperCase(),
            path.replace(/\{(\w+)\}/g, (_all, name: string) => {
              const id = owned.find(([each]) => each === name)?.[1];
              if (id === undefined) throw new Error(`name the owner's ${name} in this test`);
              return others || !id.includes('-') ? id : NOBODY;
            }) + query,
            body === undefined ? {} : { body, headers },
          );
        const [theirs, missing] = [await ask(true), await ask(false)];
        expect([theirs.status, theirs.body.code]).toEqual([404, 'not_found']);
        const shape = (text: string) =>
          owned
            .filter(([, id]) => id.includes('-'))
            .reduce((shaped, [, id]) => shaped.replaceAll(id, NOBODY), text)
            .replace(/"instance":"[^"]*"/, '');
        expect(shape(theirs.text)).toBe(shape(missing.text));
      },
    );

    it('are there afterwards as they were before', async () => {
      for (const path of [
        `/v1/books/${book.id}`,
        `/v1/scripts/${script.id}`,
        `/v1/characters/${character.id}`,
        `/v1/jobs/${job.id}`,
      ]) {
        expect((await owner('GET', path)).status, path).toBe(200);
      }
      expect((await owner<ScriptItem>('GET', `/v1/scripts/${script.id}`)).body.status).toBe(
        'draft',
      );
    });

    it('lists nothing, and deletes nothing', async () => {
      for (const path of ['/v1/books', '/v1/scripts', `/v1/scripts?book=`, '/v1/videos']) {
        const answer = await stranger<Page<object>>('GET', path);
        expect(answer.body.items ?? []).toEqual([]);
      }
      expect((await stranger('DELETE', `/v1/books/${book.id}`)).status).toBe(404);
      expect((await owner('GET', `/v1/books/${book.id}`)).status).toBe(200);
    });

    it('takes no script, video or image for them', async () => {
      expect(
        (
          await stranger('POST', `/v1/books/${book.id}/chapters/1/scripts`, {
            body: { text: FOUNTAIN, origin: 'import' },
          })
        ).status,
      ).toBe(404);
      expect(
        (await stranger('POST', '/v1/videos', { body: { script_id: script.id } })).status,
      ).toBe(404);
      const { body: video } = await owner<{ id: string }>('POST', '/v1/videos', {
        body: { script_id: script.id },
      });
      expect((await stranger('POST', '/v1/images', { body: { video_id: video.id } })).status).toBe(
        404,
      );
    });
  });

  it('keeps hostile text as text: it comes back as it is, and no browser will run it', async () => {
    const text = `INT. ROOM - DAY\n\n<script>alert(1)</script>\n\nMARA\n"><img src=x onerror=alert(1)>\n`;
    await owner('POST', '/v1/styles', { body: { name: '<b>' } });
    const { body: made } = await owner<ScriptItem>(
      'POST',
      `/v1/books/${book.id}/chapters/2/scripts`,
      {
        body: { text, style: '<b>' },
      },
    );
    for (const path of ['', '/text', '/export', '/cast', '/history']) {
      const answer = await owner('GET', `/v1/scripts/${made.id}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(
        /^(application\/json|text\/plain; charset=utf-8)$/,
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await owner('GET', `/v1/scripts/${made.id}/text`)).text).toBe(text);
  });

  it('refuses a NUL in a text, and takes a lone surrogate without a fault', async () => {
    const add = (text: string) =>
      owner('POST', `/v1/books/${book.id}/chapters/2/scripts`, {
        body: `{"text":"${text}"}`,
        headers: { 'content-type': 'application/json' },
      });
    expect((await add('INT. A\\u0000B - DAY')).status).toBe(422);
    expect((await add('INT. A\\ud800B - DAY')).status).toBe(201);
    expect((await add('')).status).toBe(422);
  });

  it('refuses an edit without If-Match, and one of a text that changed meanwhile', async () => {
    const at = `/v1/scripts/${script.id}`;
    const put = (text: string, ifMatch?: string) =>
      owner<ScriptItemDetail>('PUT', `${at}/text`, {
        body: text,
        headers: {
          'content-type': 'text/plain',
          ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        },
      });
    const { body: seen } = await owner<ScriptItemDetail>('GET', at);
    expect((await put(FOUNTAIN)).status).toBe(428);
    const both = await Promise.all([
      put('INT. ROOM - DAY\n\nMARA\nOne.\n', seen.etag),
      put('INT. ROOM - DAY\n\nMARA\nTwo.\n', seen.etag),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body: now } = await owner<ScriptItemDetail>('GET', at);
    expect(now.etag).toBe(both.find(({ status }) => status === 200)?.body.etag);
  });

  it('does a request with an Idempotency-Key once, also when it comes ten times at once', async () => {
    for (const name of ['once', 'other']) await owner('POST', '/v1/styles', { body: { name } });
    const headers = { 'idempotency-key': 'one-draft' };
    const send = (style: string) =>
      owner<ScriptItem>('POST', `/v1/books/${book.id}/chapters/2/draft`, {
        body: { style },
        headers,
      });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('once')));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter((each) => each.headers.get('idempotent-replayed') === null).length).toBe(
      1,
    );
    const other = await owner('POST', `/v1/books/${book.id}/chapters/2/draft`, {
      body: { style: 'other' },
      headers,
    });
    expect([other.status, other.body.code]).toEqual([422, 'http.key_reused']);
  });

  it('answers a key again for as long as it is kept, and does anew what it was for once a clock has passed that', async () => {
    await owner('POST', '/v1/styles', { body: { name: 'kept' } });
    const headers = { 'idempotency-key': 'kept-a-day' };
    const draft = async () => {
      const path = `/v1/books/${book.id}/chapters/2/draft`;
      const sent = { body: { style: 'kept' }, headers };
      return (await owner<ScriptItem>('POST', path, sent)).body.id;
    };
    // What a clock that jumps is to a key: an hour more, or a year less.
    const shift = (interval: string) =>
      db.pool.query(
        "update goldenrod.idempotency_keys set expires_at = expires_at + $1::interval where key = 'kept-a-day'",
        [interval],
      );
    const first = await draft();
    await shift('1 hour');
    expect(await draft()).toBe(first);
    await shift('-1 year');
    expect(await draft()).not.toBe(first);
  });

  it('keeps no key of a request that failed, and none of another user', async () => {
    await owner('POST', '/v1/styles', { body: { name: 'k' } });
    const headers = { 'idempotency-key': 'second' };
    const at = (number: number) => `/v1/books/${book.id}/chapters/${number}/draft`;
    expect((await owner('POST', at(77), { body: {}, headers })).status).toBe(404);
    expect((await owner('POST', at(1), { body: { style: 'k' }, headers })).status).toBe(201);
    expect((await stranger('POST', at(1), { body: { style: 'k' }, headers })).status).toBe(404);
    expect(
      (await owner('POST', at(1), { body: {}, headers: { 'idempotency-key': 'a b' } })).status,
    ).toBe(400);
  });

  it('refuses a cursor that somebody made up', async () => {
    const made = Buffer.from(JSON.stringify(["'; drop table scripts", NOBODY])).toString(
      'base64url',
    );
    for (const cursor of [made, 'x', '%00', Buffer.from('[1]').toString('base64url')]) {
      expect((await owner('GET', `/v1/scripts?cursor=${cursor}`)).status).toBe(422);
    }
    expect((await owner('GET', '/v1/scripts?limit=0')).status).toBe(422);
    expect((await owner('GET', '/v1/scripts?limit=1e9')).status).toBe(422);
    expect((await owner('GET', '/v1/scripts?limit=1&limit=2')).status).toBe(400);
  });

  it('tells a wrong method from a wrong path', async () => {
    const wrong = await owner('DELETE', '/v1/books');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD']);
    expect((await owner('OPTIONS', '/v1/books')).status).toBe(405);
    expect((await owner('GET', '/v1/nothing')).body.code).toBe('not_found');
    expect((await owner('GET', '/v1/../../etc/passwd')).status).toBe(404);
  });

  it('names no origin that may read an answer', async () => {
    const answer = await owner('GET', '/v1/books', { headers: { origin: 'https://evil.example' } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
  });

  it('refuses a body in chunks as soon as it is too large, and a compressed one', async () => {
    expect(await sendChunks(api.url, '/v1/videos', 300_000)).toBe(413);
    const packed = await owner('POST', '/v1/videos', {
      body: 'x',
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    });
    expect(packed.status).toBe(415);

    async function sendChunks(url: string, path: string, bytes: number): Promise<number> {
      const { rows } = await db.pool.query<{ id: string }>('select id from auth.users limit 1');
      return new Promise((resolve, reject) => {
        const sending = request(url + path, {
          method: 'POST',
          headers: { authorization: `Bearer ${rows[0]?.id}`, 'content-type': 'application/json' },
        });
        sending.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', reject);
        for (let sent = 0; sent < bytes; sent += 10_000) sending.write('a'.repeat(10_000));
        sending.end();
      });
    }
  });

  it('takes no book file that is a bomb, an executable or nothing', async () => {
    const send = (body: Uint8Array) => owner('POST', '/v1/books?file_name=x.epub', { body });
    expect((await send(Buffer.from('PK\x03\x04 not a zip'))).status).toBe(422);
    expect((await send(new Uint8Array())).status).toBe(422);
    expect((await send(Buffer.from('{\\rtf1 ...}'))).status).toBe(415);
  });

  it('logs requests without tokens, queries and bodies', async () => {
    const { body: me } = await owner<{ user_id: string }>('GET', '/v1/me');
    await owner('GET', '/v1/scripts?style=secret-style');
    await nobody('GET', '/v1/books', {
      headers: { authorization: 'Bearer secret-token', cookie: 'a=secret-cookie' },
    });
    const log = JSON.stringify(api.log);
    for (const secret of ['secret-style', 'secret-token', 'secret-cookie', 'Tea'])
      expect(log).not.toContain(secret);
    expect(api.log.at(-2)).toMatchObject({
      method: 'GET',
      path: '/v1/scripts',
      status: 200,
      caller: me.user_id,
    });
    expect(api.log.at(-1)).toMatchObject({ status: 401, code: 'http.unauthenticated' });
  });

  it('gives each request an id, and takes one that a gateway gave', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const given = await owner('GET', '/v1/nothing', { headers: { 'x-request-id': id } });
    expect([given.headers.get('x-request-id'), given.body.instance]).toEqual([
      id,
      `urn:uuid:${id}`,
    ]);
    const forged = await owner('GET', '/v1/nothing', { headers: { 'x-request-id': 'x"}' } });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('slows down a caller who asks too much, and nobody else', async () => {
    const slow = await startApi(db, { rateLimit: { perSecond: 1, burst: 5 } });
    try {
      const { rows } = await db.pool.query<{ id: string }>('select id from auth.users limit 2');
      const [first, second] = rows.map(({ id }) => askAs(slow, id));
      const statuses = [];
      for (let n = 0; n < 7; n += 1) statuses.push((await first?.('GET', '/v1/me'))?.status);
      expect(statuses).toContain(429);
      expect((await second?.('GET', '/v1/me'))?.status).toBe(200);
      expect(Number((await first?.('GET', '/v1/me'))?.headers.get('retry-after'))).toBeGreaterThan(
        0,
      );
    } finally {
      await slow.stop();
    }
  });

  it('says how it is: alive, ready, measured, documented', async () => {
    expect((await nobody('GET', '/healthz')).status).toBe(200);
    expect((await nobody('GET', '/readyz')).status).toBe(200);
    const metrics = await nobody('GET', '/metrics');
    expect(metrics.text).toContain(
      'goldenrod_http_requests_total{method="GET",pattern="/v1/me",status="200"}',
    );
    expect(metrics.text).not.toContain(script.id);
    const forwarded = await nobody('GET', '/metrics', {
      headers: { 'x-forwarded-for': '9.9.9.9' },
    });
    expect(forwarded.status).toBe(403);
    const { body: openapi } = await nobody<{ openapi: string; paths: Record<string, object> }>(
      'GET',
      '/openapi.json',
    );
    expect(openapi.openapi).toBe('3.1.0');
    for (const { path, method } of ALL) expect(openapi.paths[path]).toHaveProperty(method);
    const docs = await nobody('GET', '/docs');
    expect(docs.text).toContain('/v1/scripts/{script}/activate');
    expect(docs.text).not.toMatch(/<script|style="|https?:/);
    expect(docs.headers.get('content-security-policy')).toContain("style-src 'self'");
  });

  it('is not ready on a database without migrations', async () => {
    const empty = await startApi(await open({ migrated: false }));
    const answer = await askAs(empty, undefined)('GET', '/readyz');
    await empty.stop();
    expect(answer.status).toBe(503);
  });
});
