import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '../contract/error.ts';
import { matchesEtag } from '../contract/etag.ts';
import { holdTo } from '../contract/hold-to.ts';
import type { Operation } from '../contract/operation.ts';
import { accountOf, asActor } from '../db/as-actor.ts';
import type { MediaMeta } from '../media/store/media-store.ts';
import type { Asker } from '../turns/asker.ts';
import type { AppContext, AppEnv, Caller, Services } from './app-env.ts';
import { ExpiredToken } from './auth/jwt.ts';
import { receiveBody } from './body/receive-body.ts';
import { bodyOf } from './body-of.ts';
import { costOfBytes, costOfWork } from './cost.ts';
import type { ServerEvents } from './event-streams.ts';
import { goneSignal } from './gone-signal.ts';
import { hashOfRequest, type KeyedRequest, once, readKey } from './idempotency.ts';
import { remoteAddress } from './remote-address.ts';
import { type Call, type Download, TOKENS } from './route.ts';
import type { Route } from './routes.ts';
import { sendFile } from './send-file.ts';

/** A request's way through any route: limit, who asks, shape, verb in its transactions, answer. */
export function serveRoute(services: Services, route: Route): Handler<AppEnv> {
  const { cost, path, bodyKind } = route.operation;
  const isUpload = bodyKind === 'file' || bodyKind === 'stream';
  return async (c) => {
    c.set('pattern', path);
    const caller = await admit(c, services, TOKENS[cost]);
    const leave = services.open.enter(caller.key, { isUpload });
    try {
      return await answer(c, services, route, caller);
    } finally {
      leave();
    }
  };
}

async function answer(
  c: AppContext,
  services: Services,
  { operation, run }: Route,
  caller: Caller,
): Promise<Response> {
  const call = await understand(c, services, operation, caller);
  const answered = await run(call).finally(call.release);
  if (operation.answerKind === 'events') {
    return presentEvents(c, services, caller, answered as ServerEvents | null);
  }
  if (operation.answerKind === 'file') return sendFile(c, services.store, answered as MediaMeta);
  const presented = present(c, operation, answered, statusOf(operation, answered));
  services.limiter.charge(caller.key, costOfBytes(presented.bytes));
  return presented.response;
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

/** By address before anybody is known, so that guessing tokens is slow; then by caller, also one whose token has ended. */
async function admit(c: AppContext, services: Services, cost: number): Promise<Caller> {
  const { limiter, authenticate } = services;
  let caller: Caller;
  try {
    caller = await authenticate(c);
  } catch (error) {
    refuseHaste(
      limiter.take(error instanceof ExpiredToken ? error.key : `address ${remoteAddress(c)}`),
    );
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
  { db, store, providers, limiter }: Services,
  operation: Operation,
  caller: Caller,
): Promise<Call<unknown>> {
  const params = holdTo(operation.params, c.req.param(), 'path');
  const query = holdTo(operation.query, readQuery(c.req.url), 'query');
  const key = operation.creates ? readKey(c.req.header('idempotency-key')) : undefined;
  const hash = key === undefined ? undefined : hashOfRequest(c.req.method, c.req.url);
  const asker: Asker = {
    account: accountOf(caller.actor),
    onWork: (milliseconds) => limiter.charge(caller.key, costOfWork(milliseconds)),
    onRead: (characters) => limiter.charge(caller.key, costOfBytes(characters)),
    get signal() {
      return goneSignal(c);
    },
  };
  const onPiece = (piece: Uint8Array) => {
    limiter.charge(caller.key, costOfBytes(piece.byteLength));
    hash?.update(piece);
  };
  const { input, content, release } = await receiveBody(c, operation, { onPiece, asker });
  const keyed: KeyedRequest | undefined =
    key === undefined || hash === undefined ? undefined : { key, hash: hash.digest('hex') };
  const ifMatch = operation.ifMatch ? { ifMatch: c.req.header('if-match') } : {};
  return {
    input: { ...input, ...(query as object), ...(params as object), ...ifMatch },
    content,
    release,
    caller,
    db,
    store,
    c,
    road: {
      providers,
      account: asker.account,
      onWork: asker.onWork,
      onRead: asker.onRead,
      get signal() {
        return asker.signal;
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
  if (answerKind === 'download') {
    const { mediaType, content } = answer as Download;
    const { body, headers } = bodyOf(content);
    const response = c.body(body, 200, { 'content-type': mediaType, ...headers });
    return { response, bytes: content.byteLength };
  }
  const text = answerKind === 'text' ? String(answer) : JSON.stringify(answer);
  const type = answerKind === 'text' ? 'text/plain; charset=utf-8' : 'application/json';
  const { body, headers } = bodyOf(text);
  const answered = { 'content-type': type, ...headers };
  return { response: c.body(body, status as ContentfulStatusCode, answered), bytes: text.length };
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
