import { AppError } from '../contract/error.ts';
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
    if (!outgoing.writableFinished) gone.abort(new AppError('http.gone', 'whoever asked has gone'));
  });
  SIGNALS.set(outgoing, gone.signal);
  return gone.signal;
}
