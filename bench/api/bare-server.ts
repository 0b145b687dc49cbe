import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import type { Statement } from '../../test/harness/record-sql.ts';

export interface BareServer {
  url: string;
  close(): void;
}

/**
 * As little as can answer over HTTP: take the body, if there is one, and a connection, send the statements,
 * write the rows as JSON.
 */
export async function startBare(pool: pg.Pool, statements: () => Statement[]): Promise<BareServer> {
  const server = createServer((request, response) => {
    text(request)
      .then(() => answer(pool, statements()))
      .then(
        (rows) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify(rows));
        },
        (error: unknown) => {
          response.writeHead(500);
          response.end(String(error));
        },
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function answer(pool: pg.Pool, statements: Statement[]): Promise<unknown> {
  const client = await pool.connect();
  try {
    const results = [];
    for (const { text, values } of statements) {
      results.push((await client.query(text, values as unknown[])).rows);
    }
    return results;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
