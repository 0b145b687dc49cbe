/** Characters of an answer above which it is sent in pieces. */
const LONG_ANSWER = 256_000;
const PIECE_BYTES = 65_536;

/** A text or file as the body of an answer. A long one goes piece by piece, so that others are served in between. */
export function bodyOf(content: string | Uint8Array): {
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  headers: Record<string, string>;
} {
  const isText = typeof content === 'string';
  if (content.length < LONG_ANSWER) {
    return { body: isText ? content : new Uint8Array(content), headers: {} };
  }
  const bytes = isText ? Buffer.from(content) : content;
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
