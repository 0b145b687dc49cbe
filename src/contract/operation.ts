import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/**
 * How a body travels: as JSON, as UTF-8 text, as a file's bytes, as a file that is never held in
 * memory, or not at all.
 */
export type BodyKind = 'json' | 'text' | 'file' | 'stream' | 'none';
/**
 * How an answer travels. `events`: as server-sent events, each with the answer's shape; `file`: as
 * the bytes of a file, of which ranges can be asked for.
 */
export type AnswerKind = 'json' | 'text' | 'none' | 'events' | 'file';

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
}

export type ParamsOf<O extends Operation> = z.output<O['params']>;
export type QueryOf<O extends Operation> = z.output<O['query']>;
export type BodyOf<O extends Operation> = z.output<O['body']>;
export type AnswerOf<O extends Operation> = z.output<O['answer']>;
