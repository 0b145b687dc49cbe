/** What a request turns out to cost, in the tokens of the rate limiter; a small one costs next to nothing. */
const BYTES_PER_TOKEN = 100_000;
const MILLISECONDS_PER_TOKEN = 100;

export function costOfBytes(bytes: number): number {
  return bytes / BYTES_PER_TOKEN;
}

/** @param milliseconds of a thread */
export function costOfWork(milliseconds: number): number {
  return milliseconds / MILLISECONDS_PER_TOKEN;
}
