import { AppError } from '../../../contract/error.ts';
import type { Block } from '../block.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import type { Zip } from '../zip.ts';
import type { Package } from './read-package.ts';
import { lost, type MissingPage, readPage, unreadable } from './read-page.ts';
import type { ResolveHref, Target } from './resolve-href.ts';
import { takeNotes } from './take-notes.ts';
import { type DocumentText, xhtmlToBlocks } from './xhtml-to-blocks.ts';

/** One file of the reading order, and where its blocks stand in the book. */
export interface BookFile {
  path: string;
  start: number;
  end: number;
  document: DocumentText;
}

/** The whole book in reading order, as one run of blocks. */
export interface BookText {
  blocks: Block[];
  files: BookFile[];
  /** Files of the reading order that are not in `blocks`, and why. */
  aside: (MissingPage & { title: string })[];
}

/**
 * Reads the pages one by one; one that cannot be read does not hold up the others.
 * @throws AppError book.too_large; book.damaged, book.wrong_encoding where there is no page at all
 */
export function readBookText(zip: Zip, book: Package, resolve: ResolveHref): BookText {
  const pages: Pick<BookFile, 'path' | 'document'>[] = [];
  const aside: BookText['aside'] = [];
  /** Not read, but notes may stand there. */
  const outside: typeof pages = [];
  let length = 0;
  let paragraphs = 0;
  for (const item of book.spine) {
    const page = readPage(zip, item);
    if (!('source' in page)) {
      aside.push({ ...page, title: '' });
      continue;
    }
    length += page.source.length;
    if (length > MAX_TEXT_LENGTH) {
      throw new AppError(
        'book.too_large',
        `The book's text is longer than ${MAX_TEXT_LENGTH} characters.`,
      );
    }
    const document = readDocument(page);
    if (!('blocks' in document)) {
      aside.push(document);
      continue;
    }
    if (!item.linear) {
      aside.push({ path: page.path, title: document.title, reason: 'outside the reading order' });
      outside.push({ path: page.path, document });
      continue;
    }
    paragraphs += document.blocks.length;
    refuseTooMany(paragraphs);
    pages.push({ path: page.path, document });
  }
  if (pages.length === 0) refuseUnreadable(aside);
  takeNotes([...pages, ...outside], resolve);
  return { ...inOneRun(pages), aside };
}

function inOneRun(pages: readonly Pick<BookFile, 'path' | 'document'>[]) {
  const blocks: Block[] = [];
  const files = pages.map(({ path, document }) => {
    const start = blocks.length;
    for (const block of document.blocks) blocks.push(block);
    return { path, start, end: blocks.length, document };
  });
  return { blocks, files };
}

function readDocument({ path, source }: { path: string; source: string }) {
  try {
    return xhtmlToBlocks(source, path);
  } catch (error) {
    return { ...lost(path, unreadable(error)), title: '' };
  }
}

function refuseUnreadable(aside: BookText['aside']): void {
  const error = aside.find((page) => page.error)?.error;
  if (error) throw error;
}

/** Answers where a link leads: the index of the block that begins there, or null. */
export type Locator = (target: Target) => Place | null;

export interface Place {
  at: number;
  file: BookFile;
  /** Structural types of the place, innermost last. */
  types: string[];
  /** True where the link leads to the top of a file. */
  top: boolean;
}

export function makeLocator(text: BookText): Locator {
  const byPath = new Map(text.files.map((file) => [foldPath(file.path), file]));
  return (target) => {
    const file = byPath.get(foldPath(target.path));
    if (!file) return null;
    const { document } = file;
    const anchor = document.anchors.get(target.fragment);
    const at = file.start + (anchor ?? 0);
    const types =
      (anchor !== undefined && document.anchorTypes.get(target.fragment)) || document.types;
    return { at, file, types, top: at === file.start };
  };
}

function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
