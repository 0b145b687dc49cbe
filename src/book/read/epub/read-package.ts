import type { Element } from 'domhandler';
import { AppError } from '../../../contract/error.ts';
import { cleanCharacters } from '../clean-characters.ts';
import type { LeftOut } from '../types.ts';
import type { Zip } from '../zip.ts';
import { decodeMarkup } from './decode-markup.ts';
import type { Landmark } from './read-toc.ts';
import type { ResolveHref } from './resolve-href.ts';
import { attribute, child, children, descendants, parseXml, textOf } from './xml-tree.ts';

export interface SpineItem {
  /** The file and, where that is no page, those that stand in for it. */
  readings: { path: string; type: string }[];
  /** False for what the reader meets only by a link: notes, answers, large pictures. */
  linear: boolean;
}

/** The package document (OPF): what the book says about itself. */
export interface Package {
  title: string;
  author: string | null;
  language: string | null;
  spine: SpineItem[];
  /** What the reading order names and the manifest does not. */
  lost: LeftOut[];
  /** Pages by the manifest that the reading order does not name. */
  unread: string[];
  /** Path of the EPUB 3 navigation document, or null. */
  navPath: string | null;
  /** Path of the EPUB 2 table of contents (NCX), or null. */
  ncxPath: string | null;
  /** EPUB 2 guide. */
  guide: Landmark[];
  /** Paths of what is named as the cover, the surest first. */
  covers: string[];
}

const CONTAINER = 'META-INF/container.xml';

/** What a page is called that is not in the reading order; inside it the content decides. */
const DOCUMENT_TYPE = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml)\b/i;

/** Fallbacks of fallbacks that are followed. */
const MAX_FALLBACKS = 5;

/** Titles and creators that are looked at: more is no book, and each costs a search. */
const MAX_NAMES = 20;

/** @throws AppError book.damaged where the container or the package cannot be read */
export function readPackage(zip: Zip, resolve: ResolveHref): Package {
  const path = packagePath(zip, resolve);
  const root = child(parseXml(readText(zip, path), path), 'package');
  const manifest = children(child(root, 'manifest'), 'item');
  const spine = child(root, 'spine');
  if (!root || manifest.length === 0 || !spine) {
    throw damaged(`its package document ${path} lists no content`);
  }
  const items = new Map(manifest.map((item) => [attribute(item, 'id'), item]));
  const pathOf = (item: Element | undefined): string | null =>
    item ? resolve(path, attribute(item, 'href')).path : null;
  const nav = manifest.find((item) => attribute(item, 'properties').split(/\s+/).includes('nav'));
  const ncx =
    items.get(attribute(spine, 'toc')) ??
    manifest.find((item) => attribute(item, 'media-type') === 'application/x-dtbncx+xml');
  const order = readSpine(spine, items, pathOf);
  const read = new Set(order.spine.flatMap((item) => item.readings.map((one) => one.path)));
  const documents = manifest.filter((item) => DOCUMENT_TYPE.test(attribute(item, 'media-type')));
  const unread = documents.filter((item) => item !== nav && item !== ncx).map(pathOf);
  const guide = readGuide(child(root, 'guide'), path, resolve);
  return {
    ...readMetadata(child(root, 'metadata')),
    ...order,
    unread: [...new Set(unread)].filter((one) => one !== null && !read.has(one)) as string[],
    navPath: pathOf(nav),
    ncxPath: pathOf(ncx),
    guide,
    covers: [
      ...manifest.filter(isCoverImage).map(pathOf),
      ...coversOfMetadata(root).map((said) => pathOf(items.get(said)) ?? resolve(path, said).path),
      ...guide.filter(({ type }) => type === 'cover').map(({ target }) => target.path),
    ].filter((one) => one !== null),
  };
}

/** An entry's text. @throws AppError book.damaged where the archive lacks it */
export function readText(zip: Zip, path: string): string {
  const bytes = zip.read(path);
  if (!bytes) throw damaged(`${path} is missing from its archive`);
  return decodeMarkup(bytes, path);
}

function packagePath(zip: Zip, resolve: ResolveHref): string {
  const container = parseXml(readText(zip, CONTAINER), CONTAINER);
  const paths = descendants(container, 'rootfile')
    .map((file) => resolve('', attribute(file, 'full-path')).path)
    .filter((candidate) => candidate !== '');
  const path = paths.find((candidate) => zip.find(candidate) !== null) ?? paths[0];
  if (!path) throw damaged(`${CONTAINER} names no package document`);
  return path;
}

function readSpine(
  spine: Element,
  items: Map<string, Element>,
  pathOf: (item: Element | undefined) => string | null,
): Pick<Package, 'spine' | 'lost'> {
  const seen = new Set<string>();
  const found: SpineItem[] = [];
  const lost: LeftOut[] = [];
  for (const reference of children(spine, 'itemref')) {
    const id = attribute(reference, 'idref');
    const readings = readingsOf(id, items, pathOf);
    const path = readings[0]?.path;
    if (path === undefined) {
      const reason = 'the reading order names it, the manifest does not';
      lost.push({ title: id || 'untitled page', reason, lost: true });
    } else if (!seen.has(path)) {
      seen.add(path);
      found.push({ readings, linear: attribute(reference, 'linear').toLowerCase() !== 'no' });
    }
  }
  if (found.length === 0) throw damaged('its reading order (spine) names no text');
  return { spine: found, lost };
}

function readingsOf(
  id: string,
  items: Map<string, Element>,
  pathOf: (item: Element | undefined) => string | null,
): SpineItem['readings'] {
  const readings: SpineItem['readings'] = [];
  let item = items.get(id);
  while (item && readings.length < MAX_FALLBACKS) {
    const path = pathOf(item);
    if (path) readings.push({ path, type: attribute(item, 'media-type') });
    item = items.get(attribute(item, 'fallback'));
  }
  return readings;
}

function readMetadata(metadata: Element | undefined): {
  title: string;
  author: string | null;
  language: string | null;
} {
  // OEBPS 1.x and some EPUB 2 wrap the Dublin Core elements once more.
  const home = child(metadata, 'dc-metadata') ?? metadata;
  const texts = (name: string): string[] =>
    children(home, name)
      .map((element) => cleanCharacters(textOf(element)).trim())
      .filter((text) => text !== '');
  const authors = children(home, 'creator')
    .slice(0, MAX_NAMES)
    .filter((creator) => isAuthor(creator, home))
    .map((creator) => cleanCharacters(textOf(creator)).trim())
    .filter((name) => name !== '');
  return {
    title: mainTitle(home) ?? texts('title')[0] ?? '',
    author: authors.length > 0 ? [...new Set(authors)].join(', ') : null,
    language: texts('language').find((tag) => /^[a-z]{2,3}(?:-[\w-]+)?$/i.test(tag)) ?? null,
  };
}

/** EPUB 3: `<item properties="cover-image">`. */
function isCoverImage(item: Element): boolean {
  return attribute(item, 'properties').split(/\s+/).includes('cover-image');
}

/** EPUB 2: `<meta name="cover" content="ID">`; some write the file's name in place of its id. */
function coversOfMetadata(root: Element): string[] {
  return children(child(root, 'metadata'), 'meta')
    .filter((meta) => attribute(meta, 'name').toLowerCase() === 'cover')
    .map((meta) => attribute(meta, 'content').trim())
    .filter((said) => said !== '');
}

/** What EPUB 3 says about an element by `<meta refines="#id" property="role">aut</meta>`. */
function refinement(home: Element | undefined, element: Element, property: string): string {
  const id = attribute(element, 'id');
  if (id === '') return '';
  const meta = children(home, 'meta').find(
    (candidate) =>
      attribute(candidate, 'refines') === `#${id}` && attribute(candidate, 'property') === property,
  );
  return textOf(meta);
}

function mainTitle(home: Element | undefined): string | null {
  const titles = children(home, 'title').slice(0, MAX_NAMES);
  const main = titles.find((title) => refinement(home, title, 'title-type') === 'main');
  return main ? cleanCharacters(textOf(main)).trim() : null;
}

/** A creator without a role is an author; MARC relator "aut" says so outright. */
function isAuthor(creator: Element, home: Element | undefined): boolean {
  const role = attribute(creator, 'opf:role') || refinement(home, creator, 'role');
  return role === '' || role.toLowerCase() === 'aut';
}

function readGuide(guide: Element | undefined, path: string, resolve: ResolveHref): Landmark[] {
  return children(guide, 'reference').map((reference) => ({
    target: resolve(path, attribute(reference, 'href')),
    type: attribute(reference, 'type').toLowerCase(),
  }));
}

function damaged(what: string): AppError {
  return new AppError('book.damaged', `The EPUB is damaged: ${what}.`, {
    hint: 'Download or export the book again.',
  });
}
