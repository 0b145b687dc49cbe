export interface Places {
  /** How many may be at it at once. */
  places: number;
  /** How many of those one account may have. */
  share: number;
  /** How long somebody waits in line, and what they are told then; for ever where it is left out. */
  patience?: { milliseconds: number; error: () => Error };
}

interface Waiting {
  enter(): void;
}

/**
 * Turns at something of which there is little. An account never has more than its share, and of those
 * who wait each account is next in turn, however many of its own stand behind it.
 */
export class FairTurns {
  readonly #places: Places;
  readonly #inside = new Map<string, number>();
  /** By account, the one whose turn is next first. */
  readonly #line = new Map<string, Waiting[]>();
  #busy = 0;

  constructor(places: Places) {
    this.#places = places;
  }

  /** Who waits now, of all accounts. */
  get waiting(): number {
    return [...this.#line.values()].reduce((sum, own) => sum + own.length, 0);
  }

  /**
   * Resolves when it is this account's turn, to what ends it; to be called once.
   *
   * @param signal whoever waits leaves the line when it is aborted; its reason is thrown
   * @throws what patience says, where the wait is too long
   */
  async enter(account: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (!this.#hasPlace(account)) await this.#wait(account, signal);
    else this.#count(account, 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count(account, -1);
      this.#callNext();
    };
  }

  #hasPlace(account: string): boolean {
    const { places, share } = this.#places;
    return this.#busy < places && (this.#inside.get(account) ?? 0) < share;
  }

  #count(account: string, more: 1 | -1): void {
    this.#busy += more;
    const own = (this.#inside.get(account) ?? 0) + more;
    if (own === 0) this.#inside.delete(account);
    else this.#inside.set(account, own);
  }

  #wait(account: string, signal: AbortSignal | undefined): Promise<void> {
    const { patience } = this.#places;
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
      };
      const giveUp = (reason: unknown) => {
        done();
        this.#leaveLine(account, waiting);
        reject(reason);
      };
      const leave = () => giveUp(signal?.reason);
      const waiting = {
        enter: () => {
          done();
          resolve();
        },
      };
      signal?.addEventListener('abort', leave);
      if (patience !== undefined) {
        timer = setTimeout(() => giveUp(patience.error()), patience.milliseconds);
      }
      const own = this.#line.get(account);
      if (own === undefined) this.#line.set(account, [waiting]);
      else own.push(waiting);
    });
  }

  #leaveLine(account: string, waiting: Waiting): void {
    const own = this.#line.get(account)?.filter((each) => each !== waiting) ?? [];
    if (own.length === 0) this.#line.delete(account);
    else this.#line.set(account, own);
  }

  /** Whoever is called has the place at once: nobody who comes in between takes it. */
  #callNext(): void {
    for (const [account, own] of this.#line) {
      if (!this.#hasPlace(account)) continue;
      const next = own.shift();
      this.#line.delete(account);
      if (own.length > 0) this.#line.set(account, own);
      this.#count(account, 1);
      next?.enter();
      return;
    }
  }
}
