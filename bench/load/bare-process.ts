// Run in a process of its own beside the server, with the database's URL: answers `/` with nothing and
// `/read` after a transaction of as many statements as a small read of the API has. What it makes others
// wait is what the machine and the database make anybody wait. Prints its port, and ends when it is killed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** With them between `begin` and `commit` a list of books is read. */
const STATEMENTS = 4;

const pool = new pg.Pool({ connectionString: process.argv[2], max: 2 });
const server = createServer((request, response) => {
  const read = request.url === '/read' ? readOnce() : Promise.resolve();
  read.then(
    () => response.end(),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});

async function readOnce(): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (let i = 0; i < STATEMENTS; i += 1) await client.query('select 1');
    await client.query('commit');
  } finally {
    client.release();
  }
}
