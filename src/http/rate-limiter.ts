export interface RateLimit {
  /** Requests that come back each second. */
  perSecond: number;
  /** Requests that may come at once after a rest. */
  burst: number;
}

/** Callers that are remembered at once; the longest unseen is forgotten first. */
const LARGEST_CROWD = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket for each caller, in this process: N processes allow N times as much. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limit: RateLimit, now: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Takes `cost` from a caller's bucket. Returns 0, or the seconds to wait when there is too little. */
  take(key: string, cost = 1): number {
    const { perSecond, burst } = this.#limit;
    const tokens = this.#tokensOf(key);
    // What costs more than a whole bucket takes a whole bucket: else it could never be done.
    const price = Math.min(cost, burst);
    const enough = tokens >= price;
    this.#set(key, enough ? tokens - price : tokens);
    return enough ? 0 : (price - tokens) / perSecond;
  }

  /** Takes what something turned out to cost, be it more than there is; at most as much as a bucket holds. */
  charge(key: string, cost: number): void {
    this.#set(key, Math.max(this.#tokensOf(key) - cost, -this.#limit.burst));
  }

  #tokensOf(key: string): number {
    const { perSecond, burst } = this.#limit;
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return burst;
    return Math.min(burst, bucket.tokens + ((this.#now() - bucket.at) / 1_000) * perSecond);
  }

  #set(key: string, tokens: number): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens, at: this.#now() });
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    if (this.#buckets.size <= LARGEST_CROWD) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
