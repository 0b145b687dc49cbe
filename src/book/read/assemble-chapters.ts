import { AppError } from '../../contract/error.ts';
import { countWords } from '../../prose/words/count-words.ts';
import { blocksToText } from './blocks-to-text.ts';
import { composeTitle } from './compose-title.ts';
import { disambiguateTitles } from './disambiguate-titles.ts';
import { findMatter, namedMatter } from './find-matter.ts';
import { foldTitle } from './fold-title.ts';
import { MAX_CHAPTERS } from './limits.ts';
import type { Piece } from './piece.ts';
import type { LeftOut, ReadChapter } from './types.ts';

/** A part's page with more words than this holds a text of its own, not only a motto. */
const MIN_PART_WORDS = 150;

/** A page without any title is a chapter from here on; below, it is a motto or an advertisement. */
const MIN_UNTITLED_WORDS = 100;

/** A page that bears the book's own title and little else. */
const MAX_TITLE_PAGE_WORDS = 120;

/** A page of which this share is links is a table of contents. */
const CONTENTS_LINK_SHARE = 0.7;

/** A title page that has the table of contents under it. */
const TITLE_PAGE_LINK_SHARE = 0.4;

/**
 * Words are longer than this on average in no language: where they seem to be, a script parts them
 * otherwise than we know, and the length of a page counts in their place.
 */
const MAX_WORD_LENGTH = 12;

interface Judged {
  piece: Piece;
  title: string;
  text: string;
  words: number;
  /** Why it is left out, or null for a chapter. */
  reason: string | null;
}

/**
 * Turns the pieces of a book into its chapters and what is left out of them.
 * @throws AppError book.no_text where no chapter remains, book.too_large
 */
export function assembleChapters(
  pieces: readonly Piece[],
  book: { title: string; language: string | null },
): { chapters: ReadChapter[]; leftOut: LeftOut[] } {
  const judged = pieces.map((piece) => judge(piece, book));
  if (judged.every((one) => one.reason !== null)) reprieve(judged);
  const chapters = judged.filter((one) => one.reason === null);
  if (chapters.length === 0) {
    throw new AppError('book.no_text', 'The book has no chapter with text in it.', {
      hint: 'Books made of pictures only, such as comics and scans, cannot be read.',
    });
  }
  if (chapters.length > MAX_CHAPTERS) {
    throw new AppError(
      'book.too_large',
      `The book has ${chapters.length} chapters, at most ${MAX_CHAPTERS} are read.`,
    );
  }
  const titles = disambiguateTitles(
    chapters.map((one) => ({ title: one.title, parts: one.piece.parts })),
    book.language,
  );
  return {
    chapters: chapters.map(({ text, words, piece }, index) => ({
      title: titles[index] ?? '',
      text,
      words,
      notes: piece.blocks.flatMap((block) => block.notes ?? []),
    })),
    leftOut: judged.flatMap(({ reason, title, text }) =>
      reason === null ? [] : [{ title: title || firstWords(text), reason }],
    ),
  };
}

function judge(piece: Piece, book: { title: string; language: string | null }): Judged {
  const { title, taken } = composeTitle({
    label: piece.label,
    blocks: piece.blocks,
    above: [book.title, ...piece.parts],
    language: book.language,
  });
  const text = blocksToText(piece.blocks.slice(taken));
  const words = countWords(text);
  const bulk = Math.max(words, text.length / MAX_WORD_LENGTH);
  return { piece, title, text, words, reason: whyLeftOut(piece, book.title, title, text, bulk) };
}

function whyLeftOut(
  piece: Piece,
  bookTitle: string,
  title: string,
  text: string,
  words: number,
): string | null {
  const names = [piece.label, title, ...leadingHeadings(piece)];
  const matter = findMatter({ names, types: piece.types, text, words });
  if (matter) return matter;
  if (piece.isPart && words < MIN_PART_WORDS) return 'part title';
  if (words === 0) return 'no text';
  if (linkShare(piece) > CONTENTS_LINK_SHARE) return 'contents';
  const named = foldTitle(title) === foldTitle(bookTitle) && foldTitle(bookTitle) !== '';
  const bare = words < MAX_TITLE_PAGE_WORDS || linkShare(piece) > TITLE_PAGE_LINK_SHARE;
  if (named && bare && piece.parts.length === 0) return 'title page';
  if (title === '' && words < MIN_UNTITLED_WORDS) {
    const titled = foldTitle(bookTitle) !== '' && foldTitle(text).startsWith(foldTitle(bookTitle));
    return titled ? 'title page' : 'page without a title';
  }
  return null;
}

function leadingHeadings(piece: Piece): string[] {
  const end = piece.blocks.findIndex((block) => block.kind === 'paragraph');
  const leading = piece.blocks.slice(0, end < 0 ? piece.blocks.length : end);
  return leading.filter((block) => block.kind === 'heading').map((block) => block.text);
}

/** How much of a piece's text is links, 0 to 1. */
function linkShare(piece: Piece): number {
  const length = piece.blocks.reduce((sum, block) => sum + block.text.length, 0);
  const linked = piece.blocks.reduce((sum, block) => sum + block.linked, 0);
  return length === 0 ? 0 : linked / length;
}

/** A book of nothing but an introduction, or of one short page, is that text. */
function reprieve(judged: Judged[]): void {
  for (const one of judged) {
    const certain = [one.piece.label, one.title].some((name) => namedMatter(name)?.certain);
    const story = !certain && one.words > 0 && linkShare(one.piece) <= CONTENTS_LINK_SHARE;
    if (story && one.reason !== 'imprint or copyright page') one.reason = null;
  }
}

function firstWords(text: string): string {
  const words = text.slice(0, 200).split(/\s+/).slice(0, 6).join(' ');
  return words === '' ? 'untitled page' : `${words}…`;
}
