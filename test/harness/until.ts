import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what must come about; the time is only how long a hang is put up with. */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error('it did not come about in 40 seconds');
    await sleep(20);
  }
}
