import { writeZipFile, type ZipEntry } from '../zip/write-zip-file.ts';
import { markText } from './mark-text.ts';
import type { ReadAlong, ReadAlongChapter } from './read-along.ts';
import { lengthOf, writeOverlay } from './write-overlay.ts';
import {
  ACTIVE_CLASS,
  COVER_ID,
  type PackageItem,
  writeNavigation,
  writePackage,
} from './write-package.ts';
import { writePage } from './write-page.ts';

const FOLDER = 'EPUB';
const XHTML = 'application/xhtml+xml';
const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="${FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`;
const STYLE = `.${ACTIVE_CLASS} { background-color: #f4dc96; color: #1c1917; }
`;

/**
 * Writes a book that is read along with: its prose, its sound, and which words are heard when. The same
 * book is the same bytes.
 * @throws AppError media.too_large beyond 4 GB
 */
export async function writeReadAlong(path: string, book: ReadAlong): Promise<void> {
  await writeZipFile(path, entriesOf(book));
}

/** One chapter after the other, so that one is in memory. */
function* entriesOf(book: ReadAlong): Generator<ZipEntry> {
  yield { name: 'mimetype', text: 'application/epub+zip', stored: true };
  yield { name: 'META-INF/container.xml', text: CONTAINER };
  const items: PackageItem[] = [
    { id: 'nav', href: 'nav.xhtml', type: XHTML, properties: 'nav' },
    { id: 'style', href: 'style.css', type: 'text/css' },
  ];
  if (book.cover !== null) {
    const { type, content } = book.cover;
    const href = `cover.${type.replace('image/', '')}`;
    items.push({ id: COVER_ID, href, type, properties: 'cover-image' });
    yield { name: `${FOLDER}/${href}`, packed: content };
  }
  const pages: { href: string; title: string }[] = [];
  for (const [i, chapter] of book.chapters.entries()) {
    const name = `chapter-${i + 1}`;
    yield* chapterEntries(name, chapter, book.language, items);
    pages.push({ href: `${name}.xhtml`, title: chapter.title });
  }
  yield { name: `${FOLDER}/style.css`, text: STYLE };
  yield { name: `${FOLDER}/nav.xhtml`, text: writeNavigation(book, pages) };
  yield { name: `${FOLDER}/package.opf`, text: writePackage(book, items) };
}

function* chapterEntries(
  name: string,
  chapter: ReadAlongChapter,
  language: string,
  items: PackageItem[],
): Generator<ZipEntry> {
  const { title, text, clips, sound } = chapter;
  const { paragraphs, overlays } = markText(text, clips);
  const [page, overlay, audio] = [`${name}.xhtml`, `${name}.smil`, `audio/${name}.mp3`];
  // An overlay has something to say; a chapter of which nothing is heard has none, nor a sound.
  const isHeard = overlays.length > 0;
  items.push({
    id: name,
    href: page,
    type: XHTML,
    page: true,
    overlay: isHeard ? `${name}-overlay` : undefined,
  });
  yield { name: `${FOLDER}/${page}`, text: writePage({ title, text, language }, paragraphs) };
  if (!isHeard) return;
  items.push(
    {
      id: `${name}-overlay`,
      href: overlay,
      type: 'application/smil+xml',
      duration: lengthOf(overlays),
    },
    { id: `${name}-audio`, href: audio, type: 'audio/mpeg' },
  );
  yield { name: `${FOLDER}/${overlay}`, text: writeOverlay(page, audio, overlays) };
  yield { name: `${FOLDER}/${audio}`, path: sound };
}
