import { buffer } from 'node:stream/consumers';
import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '../contract/error.ts';
import { matchesEtag } from '../contract/etag.ts';
import { holdTo } from '../contract/hold-to.ts';
import type { Operation } from '../contract/operation.ts';
import { accountOf, asActor } from '../db/as-actor.ts';
import type { MediaMeta } from '../media/store/media-store.ts';
import type { AppContext, AppEnv, Caller, Services } from './app-env.ts';
import { costOfBytes, costOfWork } from './cost.ts';
import type { ServerEvents } from './event-streams.ts';
import { goneSignal } from './gone-signal.ts';
import { hashRequest, type KeyedRequest, once, readKey } from './idempotency.ts';
import { parseBody, type Upload } from './parse-body.ts';
import { readBody } from './read-body.ts';
import { remoteAddress } from './remote-address.ts';
import { type Call, TOKENS } from './route.ts';
import type { Route } from './routes.ts';
import { sendFile } from './send-file.ts';
import { streamBody } from './stream-body.ts';

/** A request's way through any route: limit, who asks, shape, verb in its transactions, answer. */
export function serveRoute(services: Services, { operation, run }: Route): Handler<AppEnv> {
  return async (c) => {
    c.set('pattern', operation.path);
    const caller = await admit(c, services, TOKENS[operation.cost]);
    const answer = await run(await understand(c, services, operation, caller));
    if (operation.answerKind === 'events') {
      return presentEvents(c, services, caller, answer as ServerEvents | null);
    }
    if (operation.answerKind === 'file') return sendFile(c, services.store, answer as MediaMeta);
    const presented = present(c, operation, answer, statusOf(operation, answer));
    services.limiter.charge(caller.key, costOfBytes(presented.bytes));
    return presented.response;
  };
}

/** What was there already was not created: an import answers with the book that it found. */
function statusOf({ status }: Operation, answer: unknown): number {
  const found =
    typeof answer === 'object' &&
    answer !== null &&
    'already_imported' in answer &&
    answer.already_imported === true;
  return found ? 200 : status;
}

/** By address before anybody is known, so that guessing tokens is slow; then by caller. */
async function admit(c: AppContext, services: Services, cost: number): Promise<Caller> {
  const { limiter, authenticate } = services;
  let caller: Caller;
  try {
    caller = await authenticate(c);
  } catch (error) {
    refuseHaste(limiter.take(`address ${remoteAddress(c)}`));
    throw error;
  }
  c.set('caller', caller);
  refuseHaste(limiter.take(caller.key, cost));
  return caller;
}

function refuseHaste(wait: number): void {
  if (wait === 0) return;
  const seconds = Math.ceil(wait);
  throw new AppError('http.too_many_requests', 'too many requests in a short time', {
    hint: `Wait ${seconds} s.`,
    details: { seconds },
  });
}

async function understand(
  c: AppContext,
  { db, store, limiter }: Services,
  operation: Operation,
  caller: Caller,
): Promise<Call<unknown>> {
  const params = holdTo(operation.params, c.req.param(), 'path');
  const query = holdTo(operation.query, readQuery(c.req.url), 'query');
  const { bodyKind, bodyLimit } = operation;
  const isStream = bodyKind === 'stream';
  const unread = bodyKind === 'none' || isStream || comesWithoutBody(c);
  const bytes = unread ? new Uint8Array() : await readBytes(c, bodyLimit);
  limiter.charge(caller.key, costOfBytes(bytes.byteLength));
  const content = isStream ? streamBody(c.req.raw, bodyLimit) : bytes;
  const body = bodyPart(operation, await parseBody(bodyKind, bytes, c.req.header('content-type')));
  const key = operation.creates ? readKey(c.req.header('idempotency-key')) : undefined;
  const keyed: KeyedRequest | undefined =
    key === undefined ? undefined : { key, hash: hashRequest(c.req.method, c.req.url, bytes) };
  const ifMatch = operation.ifMatch ? { ifMatch: c.req.header('if-match') } : {};
  return {
    input: { ...body, ...(query as object), ...(params as object), ...ifMatch },
    content,
    caller,
    db,
    store,
    c,
    road: {
      account: accountOf(caller.actor),
      onWork: (milliseconds) => limiter.charge(caller.key, costOfWork(milliseconds)),
      get signal() {
        return goneSignal(c);
      },
      look: (read) => asActor(db, caller.actor, read, { kind: 'look', signal: goneSignal(c) }),
      commit: async (write) => {
        if (keyed === undefined) return asActor(db, caller.actor, write);
        const done = await asActor(db, caller.actor, (trx) => once(trx, keyed, write));
        if (done.replayed) c.header('idempotent-replayed', 'true');
        return done.answer;
      },
    },
  };
}

/**
 * Of a body that states its length Node takes no byte more; a Request and a stream around it would take
 * longer than to read a page.
 */
function readBytes(c: AppContext, limit: number): Promise<Uint8Array> {
  const incoming = c.env?.incoming;
  const stated = Number(incoming?.headers['content-length'] ?? Number.NaN);
  const isPlain = incoming?.headers['content-encoding'] === undefined;
  return incoming !== undefined && isPlain && stated <= limit
    ? buffer(incoming)
    : readBody(c.req.raw, limit);
}

/** A body as a part of the input: its fields, its text, or the file with the name that a form gives it. */
function bodyPart({ bodyKind, body }: Operation, parsed: unknown): object {
  if (bodyKind === 'stream' || bodyKind === 'none') return {};
  if (bodyKind === 'file') {
    const { bytes, fileName } = parsed as Upload;
    return { bytes, ...(fileName === undefined ? {} : { file_name: fileName }) };
  }
  const held = holdTo(body, parsed, 'body');
  return bodyKind === 'text' ? { text: held } : ((held ?? {}) as object);
}

/** HTTP/1.1 announces a body by one of two headers; to look for it costs a whole Request and a stream. */
function comesWithoutBody(c: AppContext): boolean {
  const headers = c.env?.incoming?.headers;
  return (
    headers !== undefined &&
    headers['transfer-encoding'] === undefined &&
    (headers['content-length'] ?? '0') === '0'
  );
}

/** Each parameter once: of two values nobody could say which one was meant. */
function readQuery(url: string): Record<string, string> {
  const at = url.indexOf('?');
  const query: Record<string, string> = {};
  if (at === -1) return query;
  for (const [name, value] of new URLSearchParams(url.slice(at + 1))) {
    if (Object.hasOwn(query, name)) {
      throw new AppError('usage', `the query names ${name.slice(0, 50)} more than once`);
    }
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}

function present(
  c: AppContext,
  { answerKind, method }: Operation,
  answer: unknown,
  status: number,
): { response: Response; bytes: number } {
  const etag = c.get('etag');
  if (method === 'get' && etag !== undefined && matchesEtag(c.req.header('if-none-match'), etag)) {
    return { response: c.body(null, 304), bytes: 0 };
  }
  if (answerKind === 'none') return { response: c.body(null, 204), bytes: 0 };
  const text = answerKind === 'text' ? String(answer) : JSON.stringify(answer);
  const type = answerKind === 'text' ? 'text/plain; charset=utf-8' : 'application/json';
  const response = c.body(text, status as ContentfulStatusCode, { 'content-type': type });
  return { response, bytes: text.length };
}

function presentEvents(
  c: AppContext,
  { streams }: Services,
  caller: Caller,
  events: ServerEvents | null,
): Response {
  if (events === null) return c.body(null, 204);
  c.header('content-type', 'text/event-stream');
  // Nginx and its kin would hold events back until a buffer is full.
  c.header('x-accel-buffering', 'no');
  if (c.req.method === 'HEAD') return c.body(null);
  return c.body(streams.stream(caller, events));
}
