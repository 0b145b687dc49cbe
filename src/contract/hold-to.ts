import type { z } from 'zod';
import { AppError } from './error.ts';

/** Violations that are told at once. */
const LONGEST_LIST = 20;

/**
 * A value that has the shape, with its defaults filled in.
 *
 * @param part which part of the request it is, for the message
 * @throws AppError `invalid`, with every violation in its details
 */
export function holdTo<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  part: string,
): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, LONGEST_LIST).map(({ path, message }) => ({
    at: [part, ...path.map(String)].join('.').slice(0, 200),
    message: message.slice(0, 300),
  }));
  throw new AppError('invalid', issues.map(({ at, message }) => `${at}: ${message}`).join('; '), {
    hint: 'See /openapi.json for what is expected.',
    details: { issues },
  });
}
