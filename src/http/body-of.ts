/** Characters of an answer above which it is sent in pieces. */
const LONG_ANSWER = 256_000;
const PIECE_BYTES = 65_536;

/** A text as the body of an answer. A long one goes piece by piece, so that others are served in between. */
export function bodyOf(text: string): {
  body: string | ReadableStream<Uint8Array>;
  headers: Record<string, string>;
} {
  if (text.length < LONG_ANSWER) return { body: text, headers: {} };
  const bytes = Buffer.from(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(bytes.subarray(at, at + PIECE_BYTES));
      at += PIECE_BYTES;
      if (at >= bytes.byteLength) controller.close();
      return new Promise((resolve) => setImmediate(resolve));
    },
  });
  return { body, headers: { 'content-length': String(bytes.byteLength) } };
}
