import mammoth from 'mammoth';
import { AppError } from '../../../contract/error.ts';
import { readHtml } from '../html/read-html.ts';
import type { BookContent } from '../types.ts';
import type { Zip } from '../zip.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** A title of its own style is what the page is called, and no chapter. */
const STYLES = ["p[style-name='Title'] => title:fresh", "p[style-name='Subtitle'] => p:fresh"];
/** What programs write in place of a name. */
const NOBODY = /^(?:python-docx|microsoft office user|user|admin|unknown|author|un-named)?$/i;

/**
 * Reads a Word document from an archive that `openZip` has checked: its headings by their styles, its
 * notes with the paragraphs that refer to them; pictures are left out.
 * @throws AppError book.damaged, book.no_text, book.too_large
 */
export async function readDocx(
  bytes: Uint8Array,
  zip: Zip,
  fallbackTitle: string,
): Promise<BookContent> {
  refuseUnknown(zip);
  const core = partOf(zip, 'docProps/core.xml');
  const author = elementOf(core, 'dc:creator');
  const language = /<w:lang\b[^<>]*\bw:val="([a-zA-Z]{2,3}(?:-\w{2,8})*)"/.exec(
    partOf(zip, 'word/styles.xml'),
  );
  const page = await pageOf(bytes);
  const title = elementOf(core, 'dc:title');
  return readHtml(page, fallbackTitle, {
    ...(title === '' || page.includes('<title>') ? {} : { title }),
    author: NOBODY.test(author) ? null : author,
    language: language?.[1] ?? null,
  });
}

async function pageOf(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        externalFileAccess: false,
      },
    );
    return markNotes(value);
  } catch (cause) {
    throw new AppError('book.damaged', 'The Word document is damaged: its text cannot be read.', {
      hint: 'Open it in a word processor and save it again.',
      cause,
    });
  }
}

/** Notes, which mammoth writes as a list at the end, by the markup that says so. */
function markNotes(page: string): string {
  return page
    .replaceAll(/<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/g, '')
    .replaceAll(
      /<li id="((?:foot|end)note-\d+)">([\s\S]*?)<\/li>/g,
      '<aside epub:type="footnote" id="$1">$2</aside>',
    );
}

/** A part of the archive, as far as somebody looks for a property in it. */
function partOf(zip: Zip, name: string): string {
  return Buffer.from(zip.read(name)?.subarray(0, 200_000) ?? new Uint8Array()).toString('utf8');
}

function elementOf(xml: string, name: string): string {
  const [, text = ''] = new RegExp(`<${name}>([^<]{0,500})</${name}>`).exec(xml) ?? [];
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}
