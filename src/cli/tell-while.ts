import type { CliContext } from './context.ts';

/** Work that is done by then is not told of. */
const FIRST_WORD_MS = 1_000;
const EVERY_MS = 5_000;

/** Says on stderr what is under way once it takes longer than a moment, and then for how long. */
export async function tellWhile<T>(
  { progress }: Pick<CliContext, 'progress'>,
  what: string,
  work: Promise<T>,
): Promise<T> {
  const began = Date.now();
  let timer = setTimeout(function tell() {
    const seconds = Math.round((Date.now() - began) / 1_000);
    progress(`${what} (${seconds} s)`);
    timer = setTimeout(tell, EVERY_MS);
  }, FIRST_WORD_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
