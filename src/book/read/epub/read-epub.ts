import { assembleChapters } from '../assemble-chapters.ts';
import type { BookContent, LeftOut } from '../types.ts';
import type { Zip } from '../zip.ts';
import { type BookText, readBookText } from './book-text.ts';
import { epubPieces } from './epub-pieces.ts';
import { findCover } from './find-cover.ts';
import { type Package, readPackage, readText } from './read-package.ts';
import { unreadable } from './read-page.ts';
import { readNav, readNcx, type Toc, type TocEntry } from './read-toc.ts';
import { refuseEncryption } from './refuse-encryption.ts';
import { hrefResolver, type ResolveHref } from './resolve-href.ts';

/**
 * Reads an EPUB 2 or 3 from an archive that `openZip` has checked. Pages that are missing or cannot
 * be read are named in `leftOut`, and the others are read.
 * @throws AppError book.damaged, book.encrypted, book.wrong_encoding, book.too_large, book.no_text
 */
export function readEpub(zip: Zip, fallbackTitle: string): BookContent {
  refuseEncryption(zip);
  const resolve = hrefResolver(zip);
  const book = readPackage(zip, resolve);
  const text = readBookText(zip, book, resolve);
  const { toc, lost } = readContents(zip, book, resolve);
  const title = book.title || fallbackTitle;
  const pieces = epubPieces({
    text,
    entries: toc.entries,
    landmarks: [...book.guide, ...toc.landmarks],
    navPath: book.navPath,
  });
  const { chapters, leftOut } = assembleChapters(pieces, { title, language: book.language });
  const found = findCover(zip, book.covers, resolve);
  return {
    title,
    author: book.author,
    language: book.language,
    chapters,
    cover: found.cover,
    leftOut: [
      ...leftOut,
      ...unplaced(zip, book, text, toc),
      ...book.lost,
      ...lost,
      ...found.leftOut,
    ],
  };
}

/** What of the file is in no piece of the book, each with its reason. */
function unplaced(zip: Zip, book: Package, text: BookText, toc: Toc): LeftOut[] {
  const labels = labelsByPath(toc.entries);
  const read = new Set(text.files.map(({ path }) => path));
  const named = new Set<string>();
  const leave = (path: string, title: string, reason: string, lost = false): LeftOut[] => {
    if (named.has(path)) return [];
    named.add(path);
    return [{ title: labels.get(path) || title || path, reason, ...(lost && { lost }) }];
  };
  return [
    ...text.aside.flatMap((page) =>
      leave(page.path, page.title, page.reason, page.error !== undefined),
    ),
    // A line of the contents makes a piece even of an empty page.
    ...text.files
      .filter(({ path, start, end }) => start === end && !labels.has(path))
      .flatMap(({ path, document }) =>
        leave(path, document.title, path === book.navPath ? 'contents' : 'no text'),
      ),
    ...book.unread.flatMap((path) => leave(path, '', 'outside the reading order')),
    ...[...labels.keys()]
      .filter((path) => !read.has(path) && path !== book.navPath)
      .flatMap((path) =>
        zip.find(path) === null
          ? leave(path, '', `${path} is missing from the archive`, true)
          : leave(path, '', 'outside the reading order'),
      ),
  ];
}

/** What the contents call each file that they lead to; the first line of a file counts. */
function labelsByPath(
  entries: readonly TocEntry[],
  labels = new Map<string, string>(),
): Map<string, string> {
  for (const { target, label, children } of entries) {
    if (target && !labels.has(target.path)) labels.set(target.path, label);
    labelsByPath(children, labels);
  }
  return labels;
}

/** The navigation document counts; the NCX only where that is missing, unreadable or empty. */
function readContents(
  zip: Zip,
  book: Package,
  resolve: ResolveHref,
): { toc: Toc; lost: LeftOut[] } {
  const lost: LeftOut[] = [];
  const read = (path: string | null, reader: typeof readNav): Toc | null => {
    if (!path || zip.find(path) === null) return null;
    try {
      return reader(readText(zip, path), path, resolve);
    } catch (error) {
      lost.push({ title: path, reason: unreadable(error).message.replace(/\.$/, ''), lost: true });
      return null;
    }
  };
  const nav = read(book.navPath, readNav);
  if (nav && nav.entries.length > 0) return { toc: nav, lost };
  const ncx = read(book.ncxPath, readNcx);
  return { toc: { entries: ncx?.entries ?? [], landmarks: nav?.landmarks ?? [] }, lost };
}
