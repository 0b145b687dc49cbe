import { AppError } from '../../contract/error.ts';
import { holdTo } from '../../contract/hold-to.ts';
import type { Operation } from '../../contract/operation.ts';
import type { MediaContent } from '../../media/store/media-store.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import type { Asker } from '../../turns/asker.ts';
import type { AppContext } from '../app-env.ts';
import { bodyPieces, type OnPiece } from './body-pieces.ts';
import { mediaType } from './media-type.ts';
import { parseJson, parseText } from './parse-body.ts';
import { spoolUpload } from './spool-upload.ts';

/** A body as its operation reads it. */
export interface Received {
  /** A part of the input: its fields, its text, or the file with the name that a form gives it. */
  input: object;
  /** What is still to come, piece by piece, where the operation takes a stream; else empty. */
  content: MediaContent;
  /** Clears away what was laid on the disk. */
  release(): Promise<void>;
}

/** Bytes of a body above which it is read in a thread: some ten milliseconds, in which nobody else is served. */
const LONG_BODY = 256_000;
const TEXT_IN_THREAD = pureWork<typeof import('./parse-body.ts'), 'parseText'>(
  'http/body/parse-body',
  'parseText',
);
const JSON_IN_THREAD = pureWork<typeof import('./parse-body.ts'), 'parseJson'>(
  'http/body/parse-body',
  'parseJson',
);

const NOTHING: Received = { input: {}, content: new Uint8Array(), release: async () => undefined };

/**
 * @param onPiece hears of all that is read here
 * @throws AppError what bodyPieces(), parseJson(), parseText(), inThread() and spoolUpload() refuse, and
 *   what does not have the shape
 */
export async function receiveBody(
  c: AppContext,
  { bodyKind, bodyLimit, body }: Operation,
  { onPiece, asker }: { onPiece: OnPiece; asker: Asker },
): Promise<Received> {
  const type = c.req.header('content-type');
  switch (bodyKind) {
    case 'none':
      return NOTHING;
    case 'stream':
      refuseForm(type);
      return { ...NOTHING, content: bodyPieces(c, bodyLimit) };
    case 'file': {
      const upload = await spoolUpload(bodyPieces(c, bodyLimit, onPiece), type);
      const { path, fileName: file_name, remove: release } = upload;
      const named = file_name === undefined ? {} : { file_name };
      return { ...NOTHING, input: { bytes: { path }, ...named }, release };
    }
    case 'text': {
      const bytes = await whole(bodyPieces(c, bodyLimit, onPiece));
      const text =
        bytes.byteLength < LONG_BODY
          ? parseText(bytes, type)
          : await inThread(TEXT_IN_THREAD, [bytes, type], asker);
      return { ...NOTHING, input: { text: holdTo(body, text, 'body') } };
    }
    case 'json': {
      const bytes = await whole(bodyPieces(c, bodyLimit, onPiece));
      const value =
        bytes.byteLength < LONG_BODY
          ? parseJson(bytes, type)
          : await inThread(JSON_IN_THREAD, [bytes, type], asker);
      return { ...NOTHING, input: (holdTo(body, value, 'body') ?? {}) as object };
    }
  }
}

/** What node has for this goes by way of a Blob, and takes several times as long. */
async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

function refuseForm(contentType: string | undefined): void {
  const type = mediaType(contentType);
  if (!type.startsWith('multipart/') && type !== 'application/x-www-form-urlencoded') return;
  throw new AppError('http.unsupported_type', 'a form is not taken here', {
    hint: 'Send the file itself as the body, with Content-Type: application/octet-stream.',
  });
}
