import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what must come about; the time is only how long a hang is put up with. */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 40_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) {
      throw new Error(`it did not come about in ${patienceMs / 1_000} seconds`);
    }
    await sleep(20);
  }
}
