const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** What a shell calls a process that a signal ended: 128 and the number of SIGINT. */
const EXIT_BY_SIGNAL = 130;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked) process.exit(EXIT_BY_SIGNAL);
        asked = true;
        resolve(signal);
      });
    }
  });
}
