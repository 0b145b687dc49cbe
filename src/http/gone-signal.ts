import type { AppContext } from './app-env.ts';

const SIGNALS = new WeakMap<object, AbortSignal>();

/**
 * Aborted when whoever asked has gone before the answer was sent. Made of the connection: the signal of
 * a Request costs the whole Request, which most routes need nothing of.
 */
export function goneSignal(c: AppContext): AbortSignal {
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined) return c.req.raw.signal;
  const known = SIGNALS.get(outgoing);
  if (known !== undefined) return known;
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort(new Gone());
  });
  SIGNALS.set(outgoing, gone.signal);
  return gone.signal;
}

/** Thrown for nobody to see. */
class Gone extends Error {
  constructor() {
    super('whoever asked has gone');
    this.name = 'AbortError';
  }
}
