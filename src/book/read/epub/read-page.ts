import { AppError } from '../../../contract/error.ts';
import { knownFormat } from '../detect-format.ts';
import type { Zip } from '../zip.ts';
import { decodeMarkup } from './decode-markup.ts';
import type { SpineItem } from './read-package.ts';

/** A page of the reading order: its markup, or why there is none. */
export type Page = { path: string; source: string } | MissingPage;

export interface MissingPage {
  path: string;
  reason: string;
  /** What stands in the way, where the file should hold the page and does not, or unreadably. */
  error?: AppError;
}

/** A media type that promises text; any other is believed only where the content is none. */
const TEXT_TYPE = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml)$/;

/** What a document without a root of its own may begin with. */
const TEXT_ROOTS = new Set(
  `html head body dtbook book article section main div p h1 h2 h3 h4 h5 h6 blockquote center span
   title ol ul table`.split(/\s+/),
);

const OTHER_ROOTS: Record<string, string> = {
  svg: 'an SVG picture',
  math: 'a formula',
  ncx: 'contents',
  package: 'no page but a package document',
  smil: 'a recording',
};

/** As much of a file as its first element is looked for in. */
const PROLOGUE = 4_000;

/** Reads a page by its content, or the first of its fallbacks that is one. */
export function readPage(zip: Zip, item: SpineItem): Page {
  const pages = item.readings.map(({ path, type }) => readReading(zip, path, type));
  const [first] = pages;
  return pages.find((page) => 'source' in page) ?? first ?? { path: '', reason: 'no text' };
}

function readReading(zip: Zip, path: string, type: string): Page {
  const bytes = zip.read(path);
  if (!bytes)
    return lost(path, new AppError('book.damaged', `${path} is missing from the archive.`));
  const known = knownFormat(bytes);
  if (known) return { path, reason: known };
  try {
    const source = decodeMarkup(bytes, path);
    const root = rootOf(source);
    const other = OTHER_ROOTS[root];
    if (other) return { path, reason: other };
    const bare = type.split(';')[0]?.trim().toLowerCase() ?? '';
    if (TEXT_TYPE.test(bare) || TEXT_ROOTS.has(root)) return { path, source };
    return { path, reason: `no text but ${bare || 'a file of no media type'}` };
  } catch (error) {
    return lost(path, unreadable(error));
  }
}

/** The error of one page that cannot be read. @throws every other */
export function unreadable(error: unknown): AppError {
  const one = error instanceof AppError && /^book\.(?:damaged|wrong_encoding)$/.test(error.code);
  if (one) return error;
  throw error;
}

export function lost(path: string, error: AppError): MissingPage {
  return { path, reason: error.message.replace(/\.$/, ''), error };
}

/** The name of the first element, lower case and without its prefix, or ''. */
function rootOf(source: string): string {
  let rest = source.slice(0, PROLOGUE).trimStart();
  for (;;) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 2
      : rest.startsWith('<?')
        ? rest.indexOf('>')
        : /^<!doctype/i.test(rest)
          ? doctypeEnd(rest)
          : 0;
    if (end < 2) break;
    rest = rest.slice(end + 1).trimStart();
  }
  return (/^<(?:[\w-]+:)?([\w-]+)/.exec(rest)?.[1] ?? '').toLowerCase();
}

function doctypeEnd(text: string): number {
  const subset = text.indexOf('[');
  const end = text.indexOf('>');
  if (subset < 0 || end < subset) return end;
  const closing = /\]\s*>/.exec(text);
  return closing ? closing.index + closing[0].length - 1 : -1;
}
