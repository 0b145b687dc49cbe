import { AppError } from '../contract/error.ts';
import { refuseEncoded, tooLarge } from './read-body.ts';

/**
 * A request's body, piece by piece, for what writes it away as it comes.
 *
 * @param limit bytes; a body that states more is refused before it is read
 * @throws AppError `http.too_large`, `http.unsupported_type` for a compressed one or a form, `usage`
 *   for one that breaks off
 */
export function streamBody(request: Request, limit: number): AsyncIterable<Uint8Array> {
  refuseEncoded(request);
  const type = request.headers.get('content-type') ?? '';
  if (/^(multipart\/|application\/x-www-form-urlencoded)/i.test(type.trim())) {
    throw new AppError('http.unsupported_type', 'a form is not taken here', {
      hint: 'Send the file itself as the body, with Content-Type: application/octet-stream.',
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  return pieces(request);
}

async function* pieces({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new AppError('usage', 'the upload broke off', { hint: 'Send it again.', cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
