import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** How a body travels: as JSON, as UTF-8 text, as a file's bytes, or not at all. */
export type BodyKind = 'json' | 'text' | 'file' | 'none';

/**
 * One thing that the API does. Routes, the OpenAPI document and the client are all made from this,
 * so they cannot disagree.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
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
  answerKind: 'json' | 'text' | 'none';
  status: 200 | 201 | 204;
  /** Takes an Idempotency-Key: sent twice, it is done once. */
  creates: boolean;
}

export type ParamsOf<O extends Operation> = z.output<O['params']>;
export type QueryOf<O extends Operation> = z.output<O['query']>;
export type BodyOf<O extends Operation> = z.output<O['body']>;
export type AnswerOf<O extends Operation> = z.output<O['answer']>;
