import { AppError } from '../contract/error.ts';

/**
 * The bytes of a request's body.
 *
 * @param limit bytes; what is larger is refused, as soon as that is known
 * @throws AppError `http.too_large`, `http.unsupported_type` for a compressed one
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  refuseEncoded(request);
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, length);
    length += value.byteLength;
    // A body in chunks states no length.
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
}

/** @throws AppError `http.unsupported_type` for a compressed body */
export function refuseEncoded(request: Request): void {
  const encoding = request.headers.get('content-encoding');
  if (encoding === null || encoding.toLowerCase() === 'identity') return;
  throw new AppError('http.unsupported_type', `a body in ${encoding} is not read`, {
    hint: 'Send it without Content-Encoding.',
  });
}

export function tooLarge(limit: number): AppError {
  return new AppError('http.too_large', `the body has more than ${limit} bytes`, {
    hint: 'Send less at once.',
    details: { limit },
  });
}
