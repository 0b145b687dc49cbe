import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/**
 * How a body travels: as JSON, as UTF-8 text, as a file's bytes, as a file that is never held in
 * memory, or not at all.
 */
export type BodyKind = 'json' | 'text' | 'file' | 'stream' | 'none';
/**
 * How an answer travels. `events`: as server-sent events, each with the answer's shape; `file`: as
 * the bytes of a file, of which ranges can be asked for; `download`: as a file that is made when it is
 * asked for.
 */
export type AnswerKind = 'json' | 'text' | 'none' | 'events' | 'file' | 'download';

/**
 * One thing that the API does. Routes, the OpenAPI document and the client are all made from this,
 * so they cannot disagree.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Kind extends AnswerKind = AnswerKind,
> {
  id: string;
  method: Method;
  /** As OpenAPI writes it: `/v1/scripts/{script}`. */
  path: string;
  summary: string;
  tag: string;
  params: Params;
  query: Query;
  body: Body;
  bodyKind: BodyKind;
  /** Bytes of a body that are read; more is refused with 413. */
  bodyLimit: number;
  answer: Answer;
  answerKind: Kind;
  status: 200 | 201 | 202 | 204;
  /** Takes an Idempotency-Key: sent twice, it is done once. */
  creates: boolean;
  /** Needs If-Match with the tag of what was edited, so that nobody's change is lost. */
  ifMatch: boolean;
  cost: Cost;
}

/** What an operation costs a caller's allowance: reading, writing, or keeping a processor busy. */
export type Cost = 'read' | 'write' | 'work';

export type ParamsOf<O extends Operation> = z.output<O['params']>;
export type QueryOf<O extends Operation> = z.output<O['query']>;
export type BodyOf<O extends Operation> = z.output<O['body']>;
/** All that an operation is told, in one object; a body that is one text is `text`, one that is a file `bytes`. */
export type InputOf<O extends Operation> = Named<ParamsOf<O>> &
  Named<QueryOf<O>> &
  BodyPart<BodyOf<O>> &
  WhatWasSeen;
/** The same as it may be given: what has a default can be left out. */
export type GivenTo<O extends Operation> = Named<z.input<O['params']>> &
  Named<z.input<O['query']>> &
  BodyPart<z.input<O['body']>> &
  WhatWasSeen;
interface WhatWasSeen {
  /** Of an edit: the tags of the text that was edited, as the header lists them. */
  ifMatch?: string | undefined;
}
/** An object without a field would take none from beside it either. */
type Named<Fields> = string extends keyof Fields ? unknown : Fields;
type BodyPart<Body> = [Body] extends [undefined]
  ? unknown
  : [Body] extends [string]
    ? { text: string }
    : [Body] extends [Uint8Array]
      ? { bytes: Uint8Array }
      : NonNullable<Body>;
export type AnswerOf<O extends Operation> = z.output<O['answer']>;
