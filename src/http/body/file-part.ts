import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '../../contract/error.ts';

const FIELD = 'file';
/** A form of ours has one file and may have a few fields, which are not looked at. */
const LIMITS = { parts: 100, fieldSize: 1_000, headerPairs: 100, headerSize: 16_384 };
const EXPECTED = `Send multipart/form-data with one file in the field "${FIELD}".`;

interface Part {
  content: Readable;
  name: string | undefined;
  written: Promise<void>;
}

/**
 * Reads a form as it comes, and hands the content of its field "file" on.
 *
 * @param write takes the content away; called once at most, and over when this ends
 * @returns the name that the form gives the file
 * @throws AppError `usage` for a form that is not well formed or has no such file, and what `pieces`
 *   and `write` throw
 */
export async function filePart(
  pieces: AsyncIterable<Uint8Array>,
  contentType: string,
  write: (content: Readable) => Promise<void>,
): Promise<string | undefined> {
  const form = parserOf(contentType);
  const parts: Part[] = [];
  form.on('file', (field, content, name) => {
    if (field !== FIELD || parts.length > 0) {
      content.resume();
      return;
    }
    const written = write(content);
    // What cannot be written is not read on.
    written.catch((error: Error) => form.destroy(error));
    parts.push({ content, name, written });
  });
  try {
    await pipeline(pieces, form);
  } catch (error) {
    for (const { content, written } of parts) {
      content.destroy();
      await written.catch(() => undefined);
    }
    throw isOfParser(error) ? notAForm(error) : error;
  }
  const [part] = parts;
  if (part === undefined) {
    throw new AppError('usage', `the form has no file in the field "${FIELD}"`, { hint: EXPECTED });
  }
  await part.written;
  return asNamed(part.name);
}

function parserOf(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS });
  } catch (error) {
    throw notAForm(error);
  }
}

/** Not what the sender did, nor what the disk said. */
function isOfParser(error: unknown): boolean {
  return !(error instanceof AppError) && !(error instanceof Error && 'syscall' in error);
}

function notAForm(cause: unknown): AppError {
  return new AppError('usage', 'the form cannot be read', { hint: EXPECTED, cause });
}

/** Browsers write three characters of a name as percent codes, and no other (WHATWG HTML, section 4.10.21.8). */
const WRITTEN: Record<string, string> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

function asNamed(name: string | undefined): string | undefined {
  return name?.replace(/%(22|0D|0A)/g, (code) => WRITTEN[code] ?? code) || undefined;
}
