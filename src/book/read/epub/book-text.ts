import { AppError } from '../../../contract/error.ts';
import type { Block } from '../block.ts';
import { MAX_TEXT_LENGTH } from '../limits.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import type { Zip } from '../zip.ts';
import { type Package, readText } from './read-package.ts';
import type { Target } from './resolve-href.ts';
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
  /** Files outside the linear reading order, by path: notes and the like, not in `blocks`. */
  aside: { path: string; title: string }[];
}

/** @throws AppError book.damaged, book.wrong_encoding, book.too_large */
export function readBookText(zip: Zip, book: Package): BookText {
  const blocks: Block[] = [];
  const files: BookFile[] = [];
  const aside: BookText['aside'] = [];
  let length = 0;
  for (const item of book.spine) {
    const source = readText(zip, item.path);
    length += source.length;
    if (length > MAX_TEXT_LENGTH) {
      throw new AppError(
        'book.too_large',
        `The book's text is longer than ${MAX_TEXT_LENGTH} characters.`,
      );
    }
    const document = xhtmlToBlocks(source, item.path);
    if (!item.linear) {
      aside.push({ path: item.path, title: document.title });
      continue;
    }
    const start = blocks.length;
    for (const block of document.blocks) blocks.push(block);
    refuseTooMany(blocks.length);
    files.push({ path: item.path, start, end: blocks.length, document });
  }
  return { blocks, files, aside };
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
