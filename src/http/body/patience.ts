import { AppError } from '../../contract/error.ts';

/** Milliseconds that a sender may say nothing. */
const LONGEST_SILENCE_MS = 30_000;
/** Bytes a millisecond, which is 1 kB/s: who is slower for long holds a place and sends nothing to speak of. */
const SLOWEST = 1;

/** How long a sender is waited for: a while at first, and longer for what has come. */
export class Patience {
  #left: number;
  readonly #silence: number;

  /** @param silence milliseconds that may pass without a byte */
  constructor(silence: number = LONGEST_SILENCE_MS) {
    this.#silence = silence;
    this.#left = silence;
  }

  /** What has come gives time for more. */
  earn(bytes: number): void {
    this.#left += bytes / SLOWEST;
  }

  /** @throws AppError `http.too_slow` */
  async waitFor<T>(coming: Promise<T>): Promise<T> {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(tooSlow()), Math.min(this.#silence, this.#left));
    });
    try {
      return await Promise.race([coming, late]);
    } finally {
      clearTimeout(timer);
      this.#left -= performance.now() - began;
    }
  }
}

function tooSlow(): AppError {
  return new AppError('http.too_slow', 'the body has stopped coming, or comes too slowly', {
    hint: 'Send it again over a better line; at least 1 kB must come in a second.',
  });
}
