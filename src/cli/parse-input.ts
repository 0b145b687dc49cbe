import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';

/** A commander argument parser that holds the text to the contract. */
export function byContract<T>(shape: z.ZodType<T>): (text: string) => T {
  return (text) => held(shape, text);
}

/** The same for a number. */
export function numberByContract(shape: z.ZodType<number>): (text: string) => number {
  return (text) => held(shape, text.trim() === '' ? Number.NaN : Number(text));
}

function held<T>(shape: z.ZodType<T>, given: unknown): T {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(parsed.error.issues.map((issue) => issue.message).join('; '));
}

/** A chapter's number, from 1. */
export function chapterNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1) {
    throw new InvalidArgumentError('a chapter is named by its number, from 1.');
  }
  return Number(text);
}
