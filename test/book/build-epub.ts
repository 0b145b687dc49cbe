import { writeZip, type ZipPart } from './write-zip.ts';

/** One content document of an EPUB that a test builds. */
interface EpubFile {
  name: string;
  /** Inside `<body>`; a whole document where it begins with "<?xml" or "<html". */
  body: string;
  /** epub:type of the body. */
  type?: string;
  linear?: boolean;
  /** As the manifest states it; default application/xhtml+xml. */
  mediaType?: string;
  /** As the manifest writes it; default the name with its spaces as %20. */
  href?: string;
  /** Named by the manifest and not in the archive. */
  missing?: boolean;
}

interface TocLine {
  label: string;
  href?: string;
  children?: TocLine[];
}

export interface EpubOptions {
  /** 2: NCX; 3: navigation document. Default 3. */
  version?: 2 | 3;
  files: EpubFile[];
  toc?: TocLine[];
  metadata?: string;
  /** EPUB 2 guide references or EPUB 3 landmarks: type to href. */
  landmarks?: Record<string, string>;
  navInSpine?: boolean;
  /** Further items of the manifest, as they are written there. */
  items?: string;
  extra?: ZipPart[];
}

const DEFAULT_METADATA =
  '<dc:title>The Test</dc:title><dc:creator>Ann Author</dc:creator><dc:language>en</dc:language>';

/** Builds a small EPUB in memory. Files stand in OEBPS/, which links have to resolve against. */
export function buildEpub(options: EpubOptions): Uint8Array {
  return writeZip(epubParts(options));
}

/** The entries of that EPUB, for tests that damage some of them. */
export function epubParts(options: EpubOptions): ZipPart[] {
  const { version = 3, files, extra = [] } = options;
  return [
    { name: 'mimetype', data: 'application/epub+zip', stored: true },
    { name: 'META-INF/container.xml', data: CONTAINER },
    { name: 'OEBPS/content.opf', data: packageXml(options) },
    ...(options.toc && version === 3 ? [{ name: 'OEBPS/nav.xhtml', data: navXml(options) }] : []),
    ...(options.toc && version === 2 ? [{ name: 'OEBPS/toc.ncx', data: ncxXml(options.toc) }] : []),
    ...files
      .filter((file) => !file.missing)
      .map((file) => ({ name: `OEBPS/${file.name}`, data: documentXml(file) })),
    ...extra,
  ];
}

const CONTAINER = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>`;

function packageXml({
  version = 3,
  files,
  toc,
  metadata,
  landmarks,
  navInSpine,
  items: others = '',
}: EpubOptions): string {
  const nav =
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>';
  const ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>';
  const items = files.map(
    ({ name, href = name.replaceAll(' ', '%20'), mediaType = 'application/xhtml+xml' }, index) =>
      `<item id="f${index}" href="${href}" media-type="${mediaType}"/>`,
  );
  const spine = files.map(
    (file, index) => `<itemref idref="f${index}"${file.linear === false ? ' linear="no"' : ''}/>`,
  );
  const guide = Object.entries(landmarks ?? {}).map(
    ([type, href]) => `<reference type="${type}" href="${href}"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="${version}.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
${metadata ?? DEFAULT_METADATA}</metadata>
<manifest>${toc ? (version === 3 ? nav : ncx) : ''}${items.join('')}${others}</manifest>
<spine${toc && version === 2 ? ' toc="ncx"' : ''}>${navInSpine ? '<itemref idref="nav"/>' : ''}${spine.join('')}</spine>
${version === 2 && guide.length > 0 ? `<guide>${guide.join('')}</guide>` : ''}</package>`;
}

function navXml({ toc = [], landmarks = {} }: EpubOptions): string {
  const marks = Object.entries(landmarks).map(
    ([type, href]) => `<li><a epub:type="${type}" href="${href}">${type}</a></li>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><h1>Contents</h1>${navList(toc)}</nav>
<nav epub:type="landmarks"><ol>${marks.join('')}</ol></nav></body></html>`;
}

function navList(lines: readonly TocLine[]): string {
  const items = lines.map(({ label, href, children }) => {
    const line = href ? `<a href="${href}">${label}</a>` : `<span>${label}</span>`;
    return `<li>${line}${children ? navList(children) : ''}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function ncxXml(toc: readonly TocLine[]): string {
  return `<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<navMap>${ncxPoints(toc)}</navMap></ncx>`;
}

function ncxPoints(lines: readonly TocLine[]): string {
  return lines
    .map(
      ({ label, href, children }) =>
        `<navPoint><navLabel><text>${label}</text></navLabel><content src="${href ?? ''}"/>${ncxPoints(children ?? [])}</navPoint>`,
    )
    .join('');
}

function documentXml({ body, type }: EpubFile): string {
  if (/^<(?:\?xml|html)/.test(body)) return body;
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>A page</title></head><body${type ? ` epub:type="${type}"` : ''}>${body}</body></html>`;
}

/** Prose of a given length, for pages that must count as text. */
export function prose(words: number, first = 'The'): string {
  return `${first} ${'lamp burned low in the window '.repeat(Math.ceil(words / 6))}`.trim();
}
