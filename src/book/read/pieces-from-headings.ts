import { AppError } from '../../contract/error.ts';
import type { Block } from './block.ts';
import { chooseHeadings, type HeadingUse } from './choose-headings.ts';
import { MAX_HEADINGS } from './limits.ts';
import { nestParts, type OpenPart } from './nest-parts.ts';
import { isNamedChapter, parseHeading } from './parse-heading.ts';
import type { Piece } from './piece.ts';

/** A heading at which a piece of the book begins. */
export interface HeadingMark {
  /** Index of its block. */
  at: number;
  label: string;
  /** The parts that it stands in, outermost first. */
  parts: string[];
  isPart: boolean;
}

/**
 * Where the pieces of a book begin that has no table of contents.
 * @throws AppError book.too_large where there are more than MAX_HEADINGS
 */
export function headingMarks(blocks: readonly Block[]): HeadingMark[] {
  const uses = headingUses(blocks);
  const marks: HeadingMark[] = [];
  let open: OpenPart[] = [];
  for (const [at, block] of blocks.entries()) {
    const use = uses.get(block);
    if (!use) continue;
    const label = block.text.replace(/\n/g, ' ');
    if (use === 'part') open = nestParts(open, label, block.level);
    const inside = use === 'part' || isNamedChapter(label) ? [] : open.map((part) => part.label);
    marks.push({ at, label, parts: inside, isPart: use === 'part' });
  }
  return marks;
}

/** Cuts a text at its headings; what stands before the first is a piece of its own. */
export function piecesFromHeadings(blocks: readonly Block[]): Piece[] {
  const marks = headingMarks(blocks);
  const before = blocks.slice(0, marks[0]?.at ?? blocks.length);
  const opening: Piece = { label: '', blocks: before, types: [], parts: [], isPart: false };
  const pieces = marks.map(({ at, label, parts, isPart }, index) => ({
    label,
    blocks: blocks.slice(at, marks[index + 1]?.at ?? blocks.length),
    types: [],
    parts,
    isPart,
  }));
  return before.length > 0 ? [opening, ...pieces] : pieces;
}

/** The headings that begin a piece. A name right under a number belongs to that number. */
function headingUses(blocks: readonly Block[]): Map<Block, HeadingUse> {
  const headings = blocks.filter((block) => block.kind === 'heading');
  if (headings.length > MAX_HEADINGS) {
    throw new AppError('book.too_large', `The text has ${headings.length} headings.`, {
      hint: `At most ${MAX_HEADINGS} are read. Split it into several books.`,
    });
  }
  const chosen = chooseHeadings(headings);
  const uses = new Map<Block, HeadingUse>();
  let before: Block | null = null;
  let next = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const use = chosen[next++] ?? 'inner';
      if (use !== 'inner' && !(before && isNameOf(before, block))) uses.set(block, use);
    }
    before = block;
  }
  return uses;
}

function isNameOf(number: Block, name: Block): boolean {
  if (number.kind !== 'heading') return false;
  const above = parseHeading(number.text);
  if (above.kind === 'part' && name.level > number.level) return false;
  return above.kind !== 'name' && above.name === '' && parseHeading(name.text).kind === 'name';
}
