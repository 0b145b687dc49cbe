import type { ReadAlong } from './read-along.ts';
import { seconds } from './write-overlay.ts';
import { xml } from './xml.ts';

/** The class that a reading system gives to what is heard, for the style sheet. */
export const ACTIVE_CLASS = '-epub-media-overlay-active';

/** The id of the cover among the files. */
export const COVER_ID = 'cover';

/** A file of the package. */
export interface PackageItem {
  id: string;
  href: string;
  type: string;
  /** Whether it is a page of the book. */
  page?: boolean;
  /** The id of its overlay, where it is heard. */
  overlay?: string | undefined;
  /** Of an overlay: how long it is heard, in milliseconds. */
  duration?: number | undefined;
  properties?: string | undefined;
}

/** The package document: what the book is, its files and their order. */
export function writePackage(book: ReadAlong, items: readonly PackageItem[]): string {
  const { title, author, language, identifier, modified } = book;
  const heard = items.filter(({ duration }) => duration !== undefined);
  const total = heard.reduce((sum, { duration = 0 }) => sum + duration, 0);
  const metadata = [
    `<dc:identifier id="identifier">${xml(identifier)}</dc:identifier>`,
    `<dc:title>${xml(title)}</dc:title>`,
    `<dc:language>${xml(language)}</dc:language>`,
    ...(author === null ? [] : [`<dc:creator>${xml(author)}</dc:creator>`]),
    // As EPUB 2 has it, for reading systems that look for that.
    ...(book.cover === null ? [] : [`<meta name="cover" content="${COVER_ID}"/>`]),
    `<meta property="dcterms:modified">${modified.toISOString().slice(0, 19)}Z</meta>`,
    ...heard.map(
      ({ id, duration = 0 }) =>
        `<meta property="media:duration" refines="#${id}">${seconds(duration)}</meta>`,
    ),
    `<meta property="media:duration">${seconds(total)}</meta>`,
    `<meta property="media:active-class">${ACTIVE_CLASS}</meta>`,
  ];
  const pages = items.filter(({ page }) => page === true);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="${xml(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata.join('\n')}
</metadata>
<manifest>
${items.map(manifestItem).join('\n')}
</manifest>
<spine>
${pages.map(({ id }) => `<itemref idref="${id}"/>`).join('\n')}
</spine>
</package>
`;
}

function manifestItem({ id, href, type, overlay, properties }: PackageItem): string {
  const more = [
    overlay === undefined ? '' : ` media-overlay="${overlay}"`,
    properties === undefined ? '' : ` properties="${properties}"`,
  ].join('');
  return `<item id="${id}" href="${xml(href)}" media-type="${xml(type)}"${more}/>`;
}

/** The table of contents. */
export function writeNavigation(
  { title, language }: ReadAlong,
  pages: readonly { href: string; title: string }[],
): string {
  const lines = pages.map((page) => `<li><a href="${xml(page.href)}">${xml(page.title)}</a></li>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(language)}" xml:lang="${xml(language)}">
<head>
<title>${xml(title)}</title>
</head>
<body>
<nav epub:type="toc" id="toc">
<ol>
${lines.join('\n')}
</ol>
</nav>
</body>
</html>
`;
}
