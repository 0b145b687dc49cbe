import { assembleChapters } from '../assemble-chapters.ts';
import type { BookContent } from '../types.ts';
import type { Zip } from '../zip.ts';
import { readBookText } from './book-text.ts';
import { epubPieces } from './epub-pieces.ts';
import { type Package, readPackage, readText } from './read-package.ts';
import { readNav, readNcx, type Toc } from './read-toc.ts';
import { refuseEncryption } from './refuse-encryption.ts';

/**
 * Reads an EPUB 2 or 3 from an archive that `openZip` has checked.
 * @throws AppError book.damaged, book.encrypted, book.wrong_encoding, book.too_large, book.no_text
 */
export function readEpub(zip: Zip, fallbackTitle: string): BookContent {
  refuseEncryption(zip);
  const book = readPackage(zip);
  const text = readBookText(zip, book);
  const toc = readContents(zip, book);
  const title = book.title || fallbackTitle;
  const pieces = epubPieces({
    text,
    entries: toc.entries,
    landmarks: [...book.guide, ...toc.landmarks],
    navPath: book.navPath,
  });
  const { chapters, leftOut } = assembleChapters(pieces, { title, language: book.language });
  const aside = text.aside.map(({ path, title: name }) => ({
    title: name || path,
    reason: 'outside the reading order',
  }));
  return {
    title,
    author: book.author,
    language: book.language,
    chapters,
    leftOut: [...leftOut, ...aside],
  };
}

/** The navigation document counts; the NCX only where that is missing or empty. */
function readContents(zip: Zip, book: Package): Toc {
  const nav =
    book.navPath && zip.read(book.navPath)
      ? readNav(readText(zip, book.navPath), book.navPath)
      : null;
  if (nav && nav.entries.length > 0) return nav;
  const ncx =
    book.ncxPath && zip.read(book.ncxPath)
      ? readNcx(readText(zip, book.ncxPath), book.ncxPath)
      : null;
  return { entries: ncx?.entries ?? [], landmarks: nav?.landmarks ?? [] };
}
