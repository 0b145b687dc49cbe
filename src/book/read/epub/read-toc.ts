import type { Element } from 'domhandler';
import { AppError } from '../../../contract/error.ts';
import { cleanCharacters } from '../clean-characters.ts';
import { MAX_HEADINGS } from '../limits.ts';
import { type ResolveHref, resolveHref, type Target } from './resolve-href.ts';
import {
  attribute,
  child,
  children,
  descendants,
  elements,
  localName,
  parseXml,
  textOf,
} from './xml-tree.ts';

/** One line of the book's own table of contents. */
export interface TocEntry {
  label: string;
  /** Null for a line that leads nowhere: a part that has no page of its own. */
  target: Target | null;
  /** epub:type where the line states one. */
  types: string[];
  children: TocEntry[];
}

/** A place that bears a structural type: "titlepage", "bodymatter", the guide's "copyright-page". */
export interface Landmark {
  target: Target;
  type: string;
}

export interface Toc {
  entries: TocEntry[];
  landmarks: Landmark[];
}

/** The navigation document of EPUB 3. */
export function readNav(source: string, path: string, resolve: ResolveHref = resolveHref): Toc {
  const root = parseXml(source, path, 'html');
  const navs = descendants(root, 'nav');
  const typed = (type: string): Element | undefined =>
    navs.find((nav) => attribute(nav, 'epub:type').split(/\s+/).includes(type));
  const toc = typed('toc') ?? navs.find((nav) => attribute(nav, 'epub:type') === '');
  const landmarks = descendants(typed('landmarks'), 'a').map((link) => ({
    target: resolve(path, attribute(link, 'href')),
    type: attribute(link, 'epub:type').toLowerCase(),
  }));
  const reading: Reading = { path, resolve, entries: 0 };
  const list = toc && firstList(toc);
  return { entries: list ? navEntries(list, reading) : [], landmarks };
}

/** The table of contents of EPUB 2. */
export function readNcx(source: string, path: string, resolve: ResolveHref = resolveHref): Toc {
  const root = parseXml(source, path);
  const map = descendants(root, 'navmap')[0];
  const reading: Reading = { path, resolve, entries: 0 };
  return { entries: map ? ncxEntries(map, reading) : [], landmarks: [] };
}

const LISTS: ReadonlySet<string> = new Set(['ol', 'ul']);

interface Reading {
  path: string;
  resolve: ResolveHref;
  /** Read so far. */
  entries: number;
}

function navEntries(list: Element, reading: Reading): TocEntry[] {
  return children(list, 'li').map((item) => {
    countEntry(reading);
    const label = elements(item).find((part) => !LISTS.has(localName(part)));
    const link = label && localName(label) === 'a' ? label : descendants(label, 'a')[0];
    const inner = firstList(item);
    return {
      label: cleanCharacters(textOf(label)).trim(),
      target: link ? target(reading, attribute(link, 'href')) : null,
      types: attribute(link, 'epub:type').toLowerCase().split(/\s+/).filter(Boolean),
      children: inner ? navEntries(inner, reading) : [],
    };
  });
}

function firstList(element: Element): Element | undefined {
  return child(element, 'ol') ?? child(element, 'ul');
}

function ncxEntries(parent: Element, reading: Reading): TocEntry[] {
  return children(parent, 'navpoint').map((point) => {
    countEntry(reading);
    return {
      label: cleanCharacters(textOf(child(point, 'navlabel'))).trim(),
      target: target(reading, attribute(child(point, 'content'), 'src')),
      types: [],
      children: ncxEntries(point, reading),
    };
  });
}

function target({ path, resolve }: Reading, href: string): Target | null {
  return href === '' ? null : resolve(path, href);
}

function countEntry(reading: Reading): void {
  reading.entries++;
  if (reading.entries > MAX_HEADINGS) {
    throw new AppError(
      'book.too_large',
      `The table of contents has more than ${MAX_HEADINGS} entries.`,
    );
  }
}
