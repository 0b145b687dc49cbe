import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { until } from '../harness/until.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

describeEngines('slow clients', (open) => {
  let db: Database;
  let api: ApiServer;
  let ann: TestUser;
  let ask: Ask;
  let sockets: Socket[] = [];
  beforeAll(async () => {
    db = await open();
    ann = await addUser(db, 'ann');
  });
  beforeEach(async () => {
    api = await startApi(db);
    ask = askAs(api, ann.userId);
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await api.stop();
  });

  /** A request of which the head and some of the body have come, and nothing more comes. */
  async function begin(head: string, body: Uint8Array | string = '', user = ann): Promise<Socket> {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    const fixed = `Host: 127.0.0.1\r\nAuthorization: Bearer ${user.userId}\r\n`;
    socket.write(`${head}\r\n${fixed}\r\n`);
    socket.write(body);
    return socket;
  }
  const upload = (user = ann, bytes = 10) =>
    begin(
      'POST /v1/books?file_name=a.txt HTTP/1.1\r\nContent-Length: 50000000',
      Buffer.alloc(bytes, 'a'),
      user,
    );
  const spooled = () =>
    readdirSync(tmpdir())
      .filter((name) => name.startsWith('goldenrod-upload-'))
      .map((name) => statSync(join(tmpdir(), name), { throwIfNoEntry: false })?.size ?? 0);
  const logged = (code: string) => until(() => api.log.find((entry) => entry.code === code));

  test('an upload lies on the disk while it comes, and is gone when its sender is', async () => {
    const socket = await upload(ann, 3_000_000);
    await until(() => spooled().some((size) => size > 2_500_000));
    socket.destroy();
    await until(() => spooled().every((size) => size < 2_500_000));
    expect(await logged('usage')).toMatchObject({ status: 400 });
  });

  test('a ninth upload of one account at once is refused, and others go on', async () => {
    const ben = await addUser(db);
    const eight = await Promise.all(Array.from({ length: 8 }, () => upload()));
    await until(() => spooled().length >= 8);
    const book = { body: '# One\n\nShe left.\n', headers: { 'content-type': 'text/markdown' } };
    const refused = await ask('POST', '/v1/books?file_name=a.md', book);
    expect(refused).toMatchObject({ status: 429, body: { code: 'http.too_many_requests' } });
    expect((await ask('GET', '/v1/books')).status).toBe(200);
    const other = await askAs(api, ben.userId)('POST', '/v1/books?file_name=a.md', book);
    expect(other.status).toBe(201);
    for (const socket of eight) socket.destroy();
    await until(async () => (await ask('POST', '/v1/books?file_name=a.md', book)).status < 300);
  });

  test('a JSON body that breaks off is the fault of its sender, not of the database', async () => {
    const head = 'PATCH /v1/books/some-book HTTP/1.1\r\nContent-Type: application/json';
    const socket = await begin(`${head}\r\nContent-Length: 100`, '{"title": "A');
    // What was sent has been read once an answer to a later request is there.
    await ask('GET', '/v1/books');
    socket.destroy();
    expect(await logged('usage')).toMatchObject({ status: 400, level: 'info' });
    expect(api.log.filter(({ code }) => code === 'db.unreachable')).toEqual([]);
  });

  describe('where the head of a request may take a moment', () => {
    let patient: ApiServer;
    beforeEach(async () => {
      patient = await startApi(db, {}, { headMs: 400 });
    });
    afterEach(() => patient.stop());

    test.each([
      ['never ends its head', 'GET /v1/books HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '],
      ['sends nothing at all', ''],
    ])('a client that %s is told so and closed', async (_what, sent) => {
      const socket = connect(patient.port, '127.0.0.1');
      socket.on('error', () => undefined);
      sockets.push(socket);
      let answer = '';
      socket.on('data', (piece) => {
        answer += String(piece);
      });
      await once(socket, 'connect');
      socket.write(sent);
      // A letter now and then is no progress.
      const dripping = setInterval(() => sent !== '' && socket.write('a'), 50);
      await once(socket, 'close');
      clearInterval(dripping);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    });

    test('a body that comes slower than that is read', async () => {
      const socket = connect(patient.port, '127.0.0.1');
      sockets.push(socket);
      let answer = '';
      socket.on('data', (piece) => {
        answer += String(piece);
      });
      const body = '# One\n\nShe left, and the door stayed open.\n';
      socket.write(
        `POST /v1/books?file_name=a.md HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${ann.userId}\r\nContent-Type: text/markdown\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      for (const letter of body) {
        socket.write(letter);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await until(() => /^HTTP\/1\.1 201 /.test(answer));
    });
  });

  test.each([
    ['a length', 'Content-Length: 5', 'hello'],
    ['chunks', 'Transfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n'],
  ])(
    'a GET with a body in %s is answered, and so is the next request on its connection',
    async (_how, header, body) => {
      const socket = await begin(`GET /v1/books HTTP/1.1\r\n${header}`, body);
      let answers = '';
      socket.on('data', (piece) => {
        answers += String(piece);
      });
      await until(() => /^HTTP\/1\.1 200/.test(answers));
      socket.write(
        `GET /v1/styles HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${ann.userId}\r\n\r\n`,
      );
      await until(() => answers.match(/HTTP\/1\.1 200/g)?.length === 2);
    },
  );
});
