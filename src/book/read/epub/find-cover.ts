import { MAX_COVER_BYTES } from '../../../contract/book.ts';
import { AppError } from '../../../contract/error.ts';
import { type Cover, readCover } from '../cover/read-cover.ts';
import type { LeftOut } from '../types.ts';
import type { Zip } from '../zip.ts';
import { decodeMarkup } from './decode-markup.ts';
import type { ResolveHref } from './resolve-href.ts';
import { attribute, descendants, parseXml } from './xml-tree.ts';

interface FoundCover {
  cover: Cover | null;
  /** What was named as the cover and cannot be one, with why. */
  leftOut: LeftOut[];
}

/** Named covers that are tried: real books name three at most. */
const MAX_NAMED = 10;

/**
 * The cover of an EPUB: the first that can be shown of the files that the package names as it. A page or an
 * SVG picture stands for the one picture that it holds.
 * @param named paths of those files, the surest first
 */
export function findCover(zip: Zip, named: readonly string[], resolve: ResolveHref): FoundCover {
  const leftOut: LeftOut[] = [];
  for (const path of [...new Set(named)].slice(0, MAX_NAMED)) {
    try {
      const cover = readCover(pictureAt(zip, path, resolve));
      // A copy: an entry that is not packed is a window on the whole archive.
      return { cover: { ...cover, content: new Uint8Array(cover.content) }, leftOut };
    } catch (error) {
      leftOut.push(leftOutOf(path, error));
    }
  }
  return { cover: null, leftOut };
}

function leftOutOf(path: string, error: unknown): LeftOut {
  if (!(error instanceof AppError)) throw error;
  const { why = error.message.replace(/\.$/, ''), lost } = error.details ?? {};
  return { title: 'Cover', reason: `${path}: ${why}`, ...(lost === true && { lost }) };
}

/** What a browser would read as markup begins with "<". */
const MARKUP = /^\uFEFF?\s*</;
const HEAD_BYTES = 1_024;
/** RFC 2397: a picture that stands in the markup. */
const IN_ITSELF = /^data:[^,]*;\s*base64\s*,/i;

function pictureAt(zip: Zip, path: string, resolve: ResolveHref): Uint8Array {
  const bytes = readEntry(zip, path, 'it');
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('utf8');
  if (!MARKUP.test(head) || bytes.byteLength > MAX_COVER_BYTES) return bytes;
  const hrefs = picturesOf(decodeMarkup(bytes, path), path);
  const [href, ...others] = hrefs;
  // An SVG that only draws is told of as what it is.
  if (href === undefined) return bytes;
  if (others.length > 0) throw unusable(`it shows ${hrefs.length} pictures, and not one`);
  const inside = IN_ITSELF.exec(href.slice(0, HEAD_BYTES));
  if (inside !== null) return Buffer.from(href.slice(inside[0].length), 'base64');
  if (/^[a-z][a-z\d+.-]+:/i.test(href)) throw unusable('its picture is no file of the archive');
  const shown = resolve(path, href).path;
  return readEntry(zip, shown, shown);
}

/** What a page or an SVG picture shows, each once. */
function picturesOf(source: string, path: string): string[] {
  const root = parseXml(source, path, 'html');
  const shown = [
    ...descendants(root, 'img').map((image) => attribute(image, 'src')),
    ...descendants(root, 'image').map((image) => attribute(image, 'xlink:href')),
  ];
  return [...new Set(shown.map((href) => href.trim()).filter((href) => href !== ''))];
}

function readEntry(zip: Zip, path: string, what: string): Uint8Array {
  const bytes = zip.read(path);
  if (bytes === null) throw unusable(`${what} is missing from the archive`, { lost: true });
  return bytes;
}

function unusable(why: string, details = {}): AppError {
  return new AppError('media.unsupported', why, { details: { why, ...details } });
}
