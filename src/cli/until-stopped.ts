const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** What a shell calls a process that a signal ended: 128 and the number of SIGINT. */
const EXIT_BY_SIGNAL = 130;
/** npm passes on the Ctrl-C that the terminal has sent to all already: two within this time are one. */
const ONE_KEYPRESS_MS = 1_000;
/** Milliseconds in which all has ended; what would take longer is what a crash would leave, and stands that. */
const LONGEST_STOP_MS = 9_500;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, and so does time. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked === undefined) {
          asked = performance.now();
          setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
          resolve(signal);
        } else if (performance.now() - asked > ONE_KEYPRESS_MS) {
          process.exit(EXIT_BY_SIGNAL);
        }
      });
    }
  });
}
