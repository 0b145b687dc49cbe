import type { z } from 'zod';
import { AppError } from '../contract/error.ts';
import type { Operation } from '../contract/operation.ts';
import { type OperationName, operations } from '../contract/operations/index.ts';
import { follow } from './follow.ts';
import { isTimeout } from './is-timeout.ts';
import { problemToError, unreachable } from './problem-to-error.ts';
import { urlOf } from './url-of.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:4850`; the API's paths are added to it. */
  url: string;
  /** A token, or what gives one for each request; none where a cookie signs in. */
  token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** In the place of the platform's own fetch. */
  fetch?: typeof fetch | undefined;
}

type Empty = Record<string, never>;
type InputOf<Shape extends z.ZodType> = z.input<Shape>;
/** A part of the input may be left out where nothing in it is needed. */
type Part<Name extends string, Value> = Empty extends Value
  ? { [Key in Name]?: Value | undefined }
  : undefined extends Value
    ? { [Key in Name]?: Value }
    : { [Key in Name]: Value };

/** What an operation is called with: each part that its shapes ask for. */
export type CallInput<O extends Operation> = Part<'params', InputOf<O['params']>> &
  Part<'query', InputOf<O['query']>> &
  Part<'body', InputOf<O['body']>> & {
    /** Of what creates: calls under one key are done once. Without it, each call has a key of its own. */
    idempotencyKey?: string | undefined;
    /** ETag of the text that was edited. */
    ifMatch?: string | undefined;
    signal?: AbortSignal | undefined;
  };

type Operations = typeof operations;
type AnswerTo<O extends Operation> = O['answerKind'] extends 'events'
  ? AsyncIterable<z.output<O['answer']>>
  : Promise<O['answerKind'] extends 'file' | 'download' ? Blob : z.output<O['answer']>>;
type CallOf<O extends Operation> =
  Partial<CallInput<O>> extends CallInput<O>
    ? (input?: CallInput<O>) => AnswerTo<O>
    : (input: CallInput<O>) => AnswerTo<O>;

/**
 * Every operation of the API as a function that resolves to its answer, or throws an `AppError`.
 * What answers with events gives them one by one, `for await (const job of desk.followJob(...))`:
 * it takes up a lost connection again, and ends with the last event or when `signal` is aborted.
 */
export type Client = { readonly [Name in OperationName]: CallOf<Operations[Name]> };

/**
 * A client for browser and Node, made from the contract. Use:
 * `const desk = createClient({ url, token }); await desk.approveScript({ params: { script: id } })`.
 */
export function createClient(options: ClientOptions): Client {
  const calls = Object.values(operations).map((operation) => [
    operation.id,
    operation.answerKind === 'events'
      ? (input: AnyInput = {}) =>
          follow((lastId) => send(options, operation, input, lastId), input.signal)
      : async (input: AnyInput = {}) => answerOf(operation, await send(options, operation, input)),
  ]);
  return Object.fromEntries(calls) as Client;
}

/** The input as it is once types are forgotten. */
interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string | undefined;
  ifMatch?: string | undefined;
  signal?: AbortSignal | undefined;
}

async function send(
  options: ClientOptions,
  operation: Operation,
  input: AnyInput,
  lastEventId?: string,
): Promise<Response> {
  const { url, token, fetch: sendRequest = fetch } = options;
  const bearer = typeof token === 'function' ? await token() : token;
  const hasBody = operation.bodyKind !== 'none' && input.body !== undefined;
  const headers = new Headers({ accept: ACCEPTED[operation.answerKind] });
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  if (hasBody) headers.set('content-type', MEDIA_TYPES[operation.bodyKind]);
  // Whatever sends a request again, as our own command line or a proxy does, creates nothing twice.
  const key = input.idempotencyKey ?? (operation.creates ? newKey() : undefined);
  if (key !== undefined) headers.set('idempotency-key', key);
  if (input.ifMatch !== undefined) headers.set('if-match', input.ifMatch);
  if (lastEventId !== undefined) headers.set('last-event-id', lastEventId);
  const body =
    operation.bodyKind === 'json'
      ? JSON.stringify(input.body)
      : (input.body as NonNullable<RequestInit['body']>);
  const response = await sendRequest(urlOf(url, operation.path, input), {
    method: operation.method.toUpperCase(),
    headers,
    credentials: 'same-origin',
    ...(hasBody ? { body } : {}),
    // What fetch asks for where the body is a stream.
    ...(input.body instanceof ReadableStream ? { duplex: 'half' } : {}),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  }).catch((cause: unknown) => {
    if (input.signal?.aborted === true && !isTimeout(input.signal)) throw cause;
    throw unreachable(url, cause);
  });
  if (!response.ok) throw await problemToError(response);
  return response;
}

/** randomUUID() is not there on a page that came over plain HTTP from another machine. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const ACCEPTED = {
  json: 'application/json, application/problem+json',
  text: 'text/plain, application/problem+json',
  events: 'text/event-stream, application/problem+json',
  file: '*/*',
  download: '*/*',
  none: 'application/problem+json',
} as const;

const MEDIA_TYPES = {
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
  file: 'application/octet-stream',
  stream: 'application/octet-stream',
  none: '',
} as const;

async function answerOf({ answerKind }: Operation, response: Response): Promise<unknown> {
  if (answerKind === 'none') return undefined;
  if (answerKind === 'text') return response.text();
  if (answerKind === 'file' || answerKind === 'download') return response.blob();
  return response.json().catch((cause: unknown) => {
    throw new AppError('server.unreachable', 'the server answered with something else than JSON', {
      hint: 'Check that the address is that of a Goldenrod.',
      cause,
    });
  });
}
