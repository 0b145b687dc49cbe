import { z } from 'zod';
import type { AnswerKind, BodyKind, Cost, Method, Operation } from '../operation.ts';

const KIBIBYTE = 1024;
/** A request of fields: far above any of ours. */
const FIELDS_LIMIT = 256 * KIBIBYTE;
/** Some forty feature films, as the command line takes. */
export const SCREENPLAY_LIMIT = 10_000_000;
/** Some twenty long novels. */
export const CHAPTER_LIMIT = 20_000_000;
/** What a form has around its file. */
export const FORM_ENVELOPE = 64 * KIBIBYTE;
/** As much as the book reader accepts, and the envelope of a form around it. */
export const BOOK_LIMIT = 100 * KIBIBYTE * KIBIBYTE + FORM_ENVELOPE;

const Nothing = z.strictObject({});
type Nothing = typeof Nothing;

interface Written<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Kind extends AnswerKind,
> {
  does: [method: Method, path: string, summary: string];
  params?: Params;
  query?: Query;
  body?: Body;
  bodyKind?: BodyKind;
  bodyLimit?: number;
  answer?: Answer;
  answerKind?: Kind;
  creates?: boolean;
  ifMatch?: boolean;
  /** Where it is not `read` for what only reads and `write` for the others. */
  cost?: Cost;
  /** Where it is not 201 for what creates, 200 for what answers and 204 for the others. */
  status?: 201 | 202;
}

/** Makes the operations of one tag, each named by its key. */
export function operationOf(tag: string) {
  return <
    Params extends z.ZodType = Nothing,
    Query extends z.ZodType = Nothing,
    Body extends z.ZodType = z.ZodUndefined,
    Answer extends z.ZodType = z.ZodUndefined,
    Kind extends AnswerKind = 'json' | 'text' | 'none',
  >(
    id: string,
    written: Written<Params, Query, Body, Answer, Kind>,
  ): Operation<Params, Query, Body, Answer, Kind> => {
    const [method, path, summary] = written.does;
    const answers = written.answer !== undefined;
    return {
      id,
      method,
      path,
      summary,
      tag,
      params: written.params ?? (Nothing as unknown as Params),
      query: written.query ?? (Nothing as unknown as Query),
      body: written.body ?? (z.undefined() as unknown as Body),
      bodyKind: written.bodyKind ?? (written.body === undefined ? 'none' : 'json'),
      bodyLimit: written.bodyLimit ?? FIELDS_LIMIT,
      answer: written.answer ?? (z.undefined() as unknown as Answer),
      answerKind: written.answerKind ?? ((answers ? 'json' : 'none') as Kind),
      status: written.status ?? (written.creates === true ? 201 : answers ? 200 : 204),
      creates: written.creates === true,
      ifMatch: written.ifMatch === true,
      cost: written.cost ?? (method === 'get' ? 'read' : 'write'),
    };
  };
}
