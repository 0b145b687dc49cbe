import { AppError } from '../../src/contract/error.ts';
import { operations } from '../../src/contract/index.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Database } from '../../src/db/database.ts';
import type { Caller, LogEntry } from '../../src/http/app-env.ts';
import { type AppOptions, createApp } from '../../src/http/create-app.ts';
import { type Serving, serve } from '../../src/http/serve.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

export interface ApiServer extends Serving {
  log: LogEntry[];
}

/** An API on a free port, or on that of one before; without `access` a test signs in by `Authorization: Bearer USER-ID`. */
export async function startApi(
  db: Database,
  options: Partial<AppOptions> = {},
  listening: { port?: number; headMs?: number } = {},
): Promise<ApiServer> {
  const log: LogEntry[] = [];
  const { store, remove } = await temporaryStore();
  const stopping = new AbortController();
  const app = createApp({
    db,
    store,
    access: { authenticate: async (c) => byUserId(c.req.header('authorization')) },
    version: '0.0.0-test',
    log: (entry) => log.push(entry),
    rateLimit: { perSecond: 10_000, burst: 10_000 },
    stopping: stopping.signal,
    ...options,
  });
  const serving = await serve(app, { port: 0, host: '127.0.0.1', ...listening });
  return {
    ...serving,
    log,
    stop: async () => {
      stopping.abort();
      await serving.stop();
      await remove();
    },
  };
}

function byUserId(header: string | undefined): Caller {
  const userId = /^Bearer ([0-9a-f-]{36})$/.exec(header ?? '')?.[1];
  if (userId === undefined) throw new AppError('http.unauthenticated', 'nobody');
  return { actor: { role: 'authenticated', userId }, key: userId };
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

export interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
}

export type Ask = <T = Problem>(method: string, path: string, sent?: Sent) => Promise<Answer<T>>;

/** Sends requests as one user; objects go as JSON, everything else as it is. */
export function askAs(api: { url: string }, bearer: string | undefined): Ask {
  return async <T>(method: string, path: string, { body, headers = {} }: Sent = {}) => {
    const asIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(api.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(asIs ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asIs ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
    if (response.ok && isJson) holdToContract(method, path, parsed);
    return { status: response.status, headers: response.headers, body: parsed as T, text };
  };
}

/** Every answer of every test is held to its operation's shape: the document tells the truth. */
function holdToContract(method: string, path: string, body: unknown): void {
  const [pathname = ''] = path.split('?');
  const operation = Object.values(operations).find(
    (each) =>
      each.method === method.toLowerCase() &&
      each.answerKind === 'json' &&
      new RegExp(`^${each.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  operation?.answer.parse(body);
}
