import { buffer } from 'node:stream/consumers';
import { AppError } from '../../contract/error.ts';
import { holdTo } from '../../contract/hold-to.ts';
import type { Operation } from '../../contract/operation.ts';
import type { MediaContent } from '../../media/store/media-store.ts';
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

const NOTHING: Received = { input: {}, content: new Uint8Array(), release: async () => undefined };

/**
 * @param onPiece hears of all that is read here
 * @throws AppError what bodyPieces(), parseJson(), parseText() and spoolUpload() refuse, and what does
 *   not have the shape
 */
export async function receiveBody(
  c: AppContext,
  { bodyKind, bodyLimit, body }: Operation,
  onPiece: OnPiece,
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
      const text = parseText(await buffer(bodyPieces(c, bodyLimit, onPiece)), type);
      return { ...NOTHING, input: { text: holdTo(body, text, 'body') } };
    }
    case 'json': {
      const value = parseJson(await buffer(bodyPieces(c, bodyLimit, onPiece)), type);
      return { ...NOTHING, input: (holdTo(body, value, 'body') ?? {}) as object };
    }
  }
}

function refuseForm(contentType: string | undefined): void {
  const type = mediaType(contentType);
  if (!type.startsWith('multipart/') && type !== 'application/x-www-form-urlencoded') return;
  throw new AppError('http.unsupported_type', 'a form is not taken here', {
    hint: 'Send the file itself as the body, with Content-Type: application/octet-stream.',
  });
}
