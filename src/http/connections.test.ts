import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connections } from './connections.ts';

const MOST = 6;

let server: Server;
let clients: Socket[];
beforeEach(async () => {
  clients = [];
  server = createServer((_request, response) => response.end('ok'));
  new Connections(server, MOST);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  server.close();
  await once(server, 'close');
});

/** Connected, and seen by the server. */
async function open(localAddress: string): Promise<Socket> {
  const { port } = server.address() as AddressInfo;
  const seen = once(server, 'connection');
  const client = connect({ port, host: '127.0.0.1', localAddress });
  client.on('error', () => undefined);
  clients.push(client);
  await Promise.all([once(client, 'connect'), seen]);
  return client;
}

const ask = async (client: Socket) => {
  client.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  return String((await once(client, 'data'))[0]);
};

// Elsewhere than on Linux a machine has one address of its own only.
test.runIf(process.platform === 'linux')(
  'where there are too many, those go of the address that has most, and nobody else’s',
  async () => {
    const theirs = [await open('127.0.0.2'), await open('127.0.0.2')];
    const many: Socket[] = [];
    for (let n = 0; n < MOST; n += 1) many.push(await open('127.0.0.1'));
    const [first, second, ...others] = many;
    await Promise.all([first, second].map((one) => one?.closed || once(one as Socket, 'close')));
    for (const client of [...theirs, ...others]) expect(await ask(client)).toContain('200 OK');
  },
);

test('of one address that goes on which nothing was asked for longest', async () => {
  const many: Socket[] = [];
  for (let n = 0; n < MOST; n += 1) many.push(await open('127.0.0.1'));
  await ask(many[0] as Socket);
  const closed = once(many[1] as Socket, 'close');
  await open('127.0.0.1');
  await closed;
  expect(await ask(many[0] as Socket)).toContain('200 OK');
});
