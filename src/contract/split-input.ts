import { z } from 'zod';
import { holdTo } from './hold-to.ts';
import type { Operation } from './operation.ts';

type Fields = Record<string, unknown>;

/** The input of an operation as a request carries it. */
export interface SplitInput {
  params: Fields;
  query: Fields;
  /** Undefined where the operation takes none. */
  body: unknown;
}

/** What the path and the query name goes there, the rest is the body. */
export function splitInput({ params, query, bodyKind }: Operation, input: Fields): SplitInput {
  const inPath = pick(input, params);
  const inQuery = pick(input, query);
  const rest = Object.fromEntries(
    Object.entries(input).filter(
      ([name]) => name !== 'ifMatch' && !(name in inPath || name in inQuery),
    ),
  );
  const bodies = { none: undefined, json: rest, text: rest.text, file: rest.bytes, stream: rest };
  return { params: inPath, query: inQuery, body: bodies[bodyKind] };
}

function pick(input: Fields, shape: z.ZodType): Fields {
  const names = shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
  return Object.fromEntries(
    names.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]),
  );
}

/**
 * The input of an operation, held to its shapes, with its defaults filled in.
 *
 * @throws AppError `invalid`
 */
export function holdInput(operation: Operation, input: Fields): Fields {
  const { params, query, body } = splitInput(operation, input);
  return {
    ...(operation.bodyKind === 'json'
      ? ((holdTo(operation.body, body, 'body') ?? {}) as Fields)
      : {}),
    ...(operation.bodyKind === 'text' ? { text: body } : {}),
    ...(operation.bodyKind === 'file' ? { bytes: body } : {}),
    ...(holdTo(operation.query, query, 'query') as Fields),
    ...(holdTo(operation.params, params, 'path') as Fields),
    ...(input.ifMatch === undefined ? {} : { ifMatch: input.ifMatch }),
  };
}
