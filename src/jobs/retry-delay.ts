const FIRST_SECONDS = 2;
const LONGEST_SECONDS = 300;

/**
 * Seconds to wait before the next attempt: doubled each time, at most five minutes, and spread so
 * that many that failed together do not come back together.
 * @param attempts how many there have been, from 1
 * @param random 0 to 1
 */
export function retryDelay(attempts: number, random: number = Math.random()): number {
  const whole = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
  return whole * (0.5 + random / 2);
}
