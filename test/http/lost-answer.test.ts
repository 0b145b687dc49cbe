import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import { createClient } from '../../src/client/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { type ApiServer, startApi } from './api-server.ts';

/** What of an answer is lost: all of it, or what comes after its head. */
type Loss = 'answer' | 'body';

describeEngines('an answer that is lost on its way', (open) => {
  let db: Database;
  let api: ApiServer;
  let line: Server;
  let url: string;
  let token: string;
  let losses: Loss[] = [];
  let keys: (string | undefined)[] = [];
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    token = (await addUser(db)).userId;
    line = createServer(pass).listen(0, '127.0.0.1');
    await once(line, 'listening');
    url = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
    const file = { bytes: Buffer.from(BOOK), file_name: 'lamp.md', again: false };
    version = { book: (await verbs().importBook(file)).book.id, ...FIRST };
    await verbs().addStyle({ name: FIRST.style });
  });
  beforeEach(() => {
    losses = [];
    keys = [];
  });
  afterAll(async () => {
    line.close();
    await api.stop();
  });

  const BOOK = '# One\n\nMara lit the lamp.\n';
  const verbs = () => remoteVerbs({ url, token });
  const countScripts = async () =>
    Number((await db.pool.query('select count(*) from scripts')).rows[0].count);

  /** Hands a request to the API; the connection breaks once that has answered, as often as `losses` says. */
  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method, url: path, headers } = incoming;
    keys.push(headers['idempotency-key'] as string | undefined);
    const asking = request(api.url + path, { method, headers });
    asking.end(await buffer(incoming));
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    const body = await buffer(answer);
    const loss = losses.shift();
    if (loss === 'answer') return void outgoing.destroy();
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    if (loss === undefined) return void outgoing.end(body);
    outgoing.write(body.subarray(0, 1), () => outgoing.destroy());
  }

  const FIRST = { number: 1, style: 'cinematic', text: 'INT. ROOM - DAY\n' };
  let version: typeof FIRST & { book: string };

  it.each<Loss[]>([['answer'], ['body'], ['answer', 'body', 'answer']])(
    'is asked for again, and nothing is created twice: %s',
    async (...lost) => {
      losses = [...lost];
      const before = await countScripts();
      const script = await verbs().createScript(version);
      expect(await countScripts()).toBe(before + 1);
      expect(keys).toHaveLength(lost.length + 1);
      expect(new Set(keys).size).toBe(1);
      expect((await verbs().getScript({ script: script.id })).version).toBe(script.version);
    },
  );

  it('is asked for again where it only tells', async () => {
    losses = ['body'];
    expect((await verbs().listBooks({})).items).toHaveLength(1);
    expect(keys).toEqual([undefined, undefined]);
  });

  it('is not asked for again where that would do a thing twice', async () => {
    const { id } = await verbs().createScript(version);
    await verbs().evaluateScript({ script: id });
    keys = [];
    losses = ['answer'];
    const approving = verbs().approveScript({ script: id });
    await expect(approving).rejects.toMatchObject({ code: 'server.unreachable' });
    expect(keys).toHaveLength(1);
  });

  it('is given up after some tries', async () => {
    losses = Array<Loss>(9).fill('answer');
    const adding = verbs().createScript(version);
    await expect(adding).rejects.toMatchObject({ code: 'server.unreachable' });
    expect(keys).toHaveLength(4);
  });

  it('has a key that no other call has, unless the caller gives one', async () => {
    const client = createClient({ url, token });
    const { book, text } = version;
    const input = { params: { book, number: '1' }, body: { text } };
    await client.createScript(input);
    await client.createScript(input);
    await client.createScript({ ...input, idempotencyKey: 'mine' });
    expect(new Set(keys).size).toBe(3);
    expect(keys.at(-1)).toBe('mine');
    await client.listBooks();
    expect(keys.at(-1)).toBeUndefined();
  });
});
