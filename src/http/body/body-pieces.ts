import { AppError } from '../../contract/error.ts';
import type { AppContext } from '../app-env.ts';
import { Patience } from './patience.ts';

export type OnPiece = (piece: Uint8Array) => void;

/**
 * A request's body, piece by piece as it comes.
 *
 * @param limit bytes; what states more is refused before it is read
 * @param onPiece hears of each before it is handed on
 * @throws AppError `http.too_large`, `http.unsupported_type` for a compressed one, `http.too_slow`,
 *   `usage` for one that breaks off
 */
export function bodyPieces(
  c: AppContext,
  limit: number,
  onPiece: OnPiece = () => undefined,
): AsyncIterable<Uint8Array> {
  refuseEncoded(c.req.header('content-encoding'));
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit);
  return pieces(open(c), limit, onPiece);
}

/** A Request and a stream around what comes would take longer than to read a page. */
function open(c: AppContext): AsyncIterator<Uint8Array> | undefined {
  const incoming = c.env?.incoming;
  if (incoming === undefined) return c.req.raw.body?.[Symbol.asyncIterator]();
  const { headers } = incoming;
  // HTTP/1.1 announces a body by one of two headers.
  const isEmpty =
    headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
  // What is refused in the middle is still answered: the connection must outlast the reading.
  return isEmpty ? undefined : incoming.iterator({ destroyOnReturn: false });
}

async function* pieces(
  source: AsyncIterator<Uint8Array> | undefined,
  limit: number,
  onPiece: OnPiece,
): AsyncGenerator<Uint8Array> {
  if (source === undefined) return;
  const patience = new Patience();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await patience.waitFor(source.next().catch(brokenOff));
      if (done === true) return;
      length += value.byteLength;
      // A body in chunks states no length.
      if (length > limit) throw tooLarge(limit);
      patience.earn(value.byteLength);
      onPiece(value);
      yield value;
    }
  } finally {
    // Not waited for: of a sender who says nothing more, it would not come.
    void source.return?.().catch(() => undefined);
  }
}

function refuseEncoded(encoding: string | undefined): void {
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return;
  throw new AppError('http.unsupported_type', `a body in ${encoding} is not read`, {
    hint: 'Send it without Content-Encoding.',
  });
}

function tooLarge(limit: number): AppError {
  return new AppError('http.too_large', `the body has more than ${limit} bytes`, {
    hint: 'Send less at once.',
    details: { limit },
  });
}

function brokenOff(cause: unknown): never {
  throw new AppError('usage', 'the body broke off', { hint: 'Send it again.', cause });
}
