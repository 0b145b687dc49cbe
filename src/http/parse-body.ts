import { AppError } from '../contract/error.ts';
import type { BodyKind } from '../contract/operation.ts';

/** A file that came in, with the name that its sender gives it: a title, never a path. */
export interface Upload {
  bytes: Uint8Array;
  fileName: string | undefined;
}

const mediaType = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * A body as its operation reads it: the value of a JSON text, a string, or a file.
 *
 * @throws AppError `usage` for what is not well formed, `http.unsupported_type`
 */
export async function parseBody(
  kind: BodyKind,
  bytes: Uint8Array,
  contentType: string | undefined,
): Promise<unknown> {
  const type = mediaType(contentType);
  if (kind === 'none' || kind === 'stream') return undefined;
  if (kind === 'json') return bytes.byteLength === 0 ? undefined : parseJson(bytes, type);
  if (kind === 'text') return parseText(bytes, type);
  const upload: Upload =
    type === 'multipart/form-data'
      ? await readForm(bytes, contentType ?? '')
      : { bytes, fileName: undefined };
  return upload;
}

function parseJson(bytes: Uint8Array, type: string): unknown {
  if (type !== 'application/json') throw unsupported(type, 'application/json');
  try {
    return JSON.parse(decode(bytes));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('usage', 'the body is no JSON', {
      hint: 'Send one JSON value in UTF-8.',
      cause,
    });
  }
}

function parseText(bytes: Uint8Array, type: string): string {
  if (type !== 'text/plain') throw unsupported(type, 'text/plain');
  return decode(bytes);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('usage', 'the body is not UTF-8', { hint: 'Send it in UTF-8.', cause });
  }
}

async function readForm(bytes: Uint8Array, contentType: string): Promise<Upload> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  })
    .formData()
    .catch((cause: unknown) => {
      throw new AppError('usage', 'the form cannot be read', {
        hint: 'Send multipart/form-data with one file in the field "file".',
        cause,
      });
    });
  const file = form.get('file');
  if (file === null || typeof file === 'string') {
    throw new AppError('usage', 'the form has no file in the field "file"', {
      hint: 'Send multipart/form-data with one file in the field "file".',
    });
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name || undefined };
}

function unsupported(found: string, expected: string): AppError {
  return new AppError(
    'http.unsupported_type',
    `the body is ${found || 'of no stated type'}, expected ${expected}`,
    { hint: `Send it with Content-Type: ${expected}.` },
  );
}
