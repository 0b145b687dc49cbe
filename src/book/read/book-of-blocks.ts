import { assembleChapters } from './assemble-chapters.ts';
import type { Block } from './block.ts';
import { namedMatter } from './find-matter.ts';
import { foldTitle } from './fold-title.ts';
import { isDivision } from './parse-heading.ts';
import type { Piece } from './piece.ts';
import { piecesFromHeadings } from './pieces-from-headings.ts';
import type { BookContent } from './types.ts';

/** What a file says of its book. */
export interface BookFacts {
  /** '' where it says nothing. */
  title: string;
  author: string | null;
  language: string | null;
}

/**
 * A book that is one run of text with headings. What the file does not say is taken from a first
 * heading that stands alone on its level, and from "by somebody" under it.
 * @throws AppError book.no_text, book.too_large
 */
export function bookOfBlocks(
  blocks: readonly Block[],
  { title: said, author, language }: BookFacts,
  fallbackTitle: string,
): BookContent {
  const heading = titleHeading(blocks, said);
  const title = said || heading?.text || fallbackTitle;
  const body = heading ? blocks.filter((block) => block !== heading) : blocks;
  const byline = heading ? readByline(body[0]) : null;
  const { chapters, leftOut } = assembleChapters(cut(body, title), { title, language });
  return { title, author: author ?? byline, language, chapters, leftOut };
}

function cut(blocks: readonly Block[], title: string): Piece[] {
  if (blocks.some((block) => block.kind === 'heading')) return piecesFromHeadings(blocks);
  return [{ label: title, blocks: [...blocks], types: [], parts: [], isPart: false }];
}

/** The book's title as a heading: the first, the only one on its level, and no chapter's. */
function titleHeading(blocks: readonly Block[], title: string): Block | null {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const [first] = headings;
  if (!first || blocks.indexOf(first) > 0) return null;
  if (title !== '' && foldTitle(title) !== foldTitle(first.text)) return null;
  const alone = headings.filter((block) => block.level <= first.level).length === 1;
  const chapter = isDivision(first.text) || namedMatter(first.text) !== null;
  return alone && !chapter ? first : null;
}

function readByline(block: Block | undefined): string | null {
  if (block?.kind !== 'paragraph') return null;
  return /^(?:by|von|par|por|di)\s+(\p{Lu}.{1,80})$/iu.exec(block.text)?.[1] ?? null;
}
