import { readFileSync } from 'node:fs';
import type { BookFile } from '../book/read/read-book-file.ts';
import { decodeText } from '../book/read/text/decode-text.ts';
import { AppError } from '../contract/error.ts';
import type { ImportFormat } from '../contract/screenplay-format.ts';
import type { ReadScript } from '../screenplay/formats/format.ts';
import { isLayout } from '../screenplay/formats/read-layout.ts';
import { READERS } from '../screenplay/formats/registry.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';

export interface ReadScriptFile extends ReadScript {
  format: ImportFormat;
}

/**
 * Reads a script file in whichever readable format it is, by what is in it and then by its name.
 * @throws AppError `script.unsupported`, `script.damaged` with the place
 */
export async function readScriptFile(file: BookFile, name: string): Promise<ReadScriptFile> {
  const bytes = 'path' in file ? readFileSync(file.path) : file;
  let text: string | undefined;
  const decode = ({ pages } = { pages: false }) => {
    if (pages) return decodeText(bytes, { pages });
    text ??= decodeText(bytes);
    return text;
  };
  const format = formatOf(bytes, decode, name);
  const read = await READERS[format].read({ bytes, decode });
  if (format === 'pdf' && !isScreenplay(read.text)) throw prose(name);
  return { format, ...read };
}

function formatOf(bytes: Uint8Array, decode: () => string, name: string): ImportFormat {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'pdf';
  refuseBinary(bytes, name);
  const text = decode();
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const head = text.slice(0, 4_000).trimStart();
  if (extension === 'fdx' || /^(?:<\?xml|<FinalDraft)/.test(head)) return 'fdx';
  if (extension === 'fountain' || extension === 'spmd') return 'fountain';
  if (/^<(?:!doctype html|html)/i.test(head)) throw unsupported(name, 'a web page');
  return isLayout(text) ? 'text' : 'fountain';
}

/** A PDF may hold anything: a screenplay has a scene, or somebody who speaks. */
function isScreenplay(text: string): boolean {
  return parseFountain(text).elements.some(
    ({ type }) => type === 'scene_heading' || type === 'character',
  );
}

function prose(name: string): AppError {
  return new AppError(
    'script.unsupported',
    `${name} is not in screenplay layout: it has no scene heading, and no name above a speech`,
    { hint: 'Import it as a book where it is prose.' },
  );
}

const SIGNATURES: [string, string][] = [
  ['PK\u0003\u0004', 'a ZIP archive, as .docx and .epub are'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old document of Word'],
  ['{\\rtf', 'rich text'],
];

function refuseBinary(bytes: Uint8Array, name: string): void {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  for (const [signature, what] of SIGNATURES) {
    if (head.startsWith(signature)) throw unsupported(name, what);
  }
}

function unsupported(name: string, what: string): AppError {
  const readable = Object.values(READERS).map(({ label, extension }) => `${label} (.${extension})`);
  return new AppError('script.unsupported', `${name} is ${what}; scripts are not read from it`, {
    hint: `Save it as one of: ${readable.join(', ')}.`,
  });
}
