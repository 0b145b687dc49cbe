import { isDeepStrictEqual } from 'node:util';

/**
 * Work done before the transaction that wants it, for the input that will most likely be found there:
 * nothing is locked meanwhile, and an embedded database serves others. Where another input is found,
 * it is done again.
 */
export async function doneAhead<Input, Result>(
  work: (input: Input) => Promise<Result>,
  expected: Input,
): Promise<(input: Input) => Promise<Result>> {
  const result = await work(expected);
  return async (input) => (isDeepStrictEqual(input, expected) ? result : work(input));
}
