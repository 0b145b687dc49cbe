import { assembleChapters } from '../assemble-chapters.ts';
import type { Block } from '../block.ts';
import { foldTitle } from '../fold-title.ts';
import { cleanTitle } from '../parse-heading.ts';
import type { Piece } from '../piece.ts';
import { piecesFromHeadings } from '../pieces-from-headings.ts';
import { titleCase } from '../title-case.ts';
import type { BookContent } from '../types.ts';
import { type Chunk, chunkText, splitChunks } from './chunks.ts';
import { dropContents } from './drop-contents.ts';
import { findHeadings } from './find-headings.ts';
import { partChunks } from './part-chunks.ts';
import { textBlocks } from './text-blocks.ts';
import { findTextNotes } from './text-notes.ts';
import { trimGutenberg } from './trim-gutenberg.ts';

const BYLINE = /^(?:written )?(?:by|von|par|por|di|av|af|door)\s+(\p{Lu}.{1,80})$/iu;
/** Title pages set it on a line of its own, with the name below. */
const BY = /^(?:written )?(?:by|von|par|por|di|av|af|door)$/i;
const YEAR = /\s*\(\d{4}\)$/;
const BYLINE_FIELD =
  /^(?:author|autor|autora|auteur|autore|автор|yazar|συγγραφέας|作者|著者|作|저자|지은이)\s*[:：]\s*(\S.{0,80})$/iu;

/** A longer first line is the story's first sentence. */
const MAX_TITLE_LENGTH = 100;

/**
 * Reads a plain text, already decoded. A text without headings is one chapter that bears the
 * book's title.
 * @throws AppError book.no_text, book.too_large
 */
export function readText(source: string, fallbackTitle: string): BookContent {
  const trimmed = trimGutenberg(source);
  const chunks = partChunks(splitChunks(trimmed.text));
  const notes = findTextNotes(chunks);
  const found = findHeadings(chunks).filter(({ chunk }) => !notes.taken.has(chunk));
  const { headings, end } = dropContents(chunks, found);
  const blocks = textBlocks(chunks, headings, notes);
  const opening = openingLines(chunks, headings[0]?.chunk ?? null);
  const title = trimmed.title || opening.title || fallbackTitle;
  const book = { title: cleanTitle(title), language: trimmed.language };
  const pieces = headings.length > 0 ? piecesFromHeadings(blocks) : [onePiece(blocks, book.title)];
  const [first] = pieces;
  if (first && end > 0 && first.label === '') first.types.push('toc');
  const { chapters, leftOut } = assembleChapters(pieces, book);
  return {
    ...book,
    author: trimmed.author ?? opening.author,
    chapters,
    leftOut: [...trimmed.leftOut, ...leftOut],
  };
}

function onePiece(blocks: Block[], title: string): Piece {
  const [first] = blocks;
  const titled = first && foldTitle(first.text) === foldTitle(title);
  const body = titled ? blocks.slice(1) : blocks;
  return { label: title, blocks: body, types: [], parts: [], isPart: false };
}

/** The title and "by somebody" that stand at the top of many files, above the first heading. */
function openingLines(
  chunks: readonly Chunk[],
  firstHeading: number | null,
): { title: string; author: string | null } {
  const opening = chunks.slice(0, Math.min(4, firstHeading ?? 4));
  const lines = withBylines(opening.flatMap((chunk) => chunk.lines.map((line) => line.trim())));
  const first = lines[0] ?? '';
  const alone = (chunks[0]?.lines.length ?? 0) <= 3 && chunks.length > 1;
  const isTitle =
    alone &&
    first.length <= MAX_TITLE_LENGTH &&
    !/[.,;:。，；：！？」』]$|^["“‘'*[「『]/.test(first) &&
    /[\p{Lu}\p{Lo}]/u.test(first);
  if (!isTitle) return { title: '', author: null };
  const byline = lines.slice(1, 6).map((line) => BYLINE.exec(line) ?? BYLINE_FIELD.exec(line));
  const author = byline.find((match) => match !== null)?.[1]?.replace(YEAR, '') ?? null;
  const chunk = chunks[0];
  const title =
    chunk && chunkText(chunk).length <= MAX_TITLE_LENGTH && !author ? chunkText(chunk) : first;
  return { title: titleCase(title), author: author && titleCase(author) };
}

/** "by" on a line of its own is joined to the name below it. */
function withBylines(lines: readonly string[]): string[] {
  return lines.flatMap((line, i) =>
    BY.test(line) ? [`${line} ${lines[i + 1] ?? ''}`] : BY.test(lines[i - 1] ?? '') ? [] : [line],
  );
}
