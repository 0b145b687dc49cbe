import { AppError } from '../../contract/error.ts';
import type { Block } from './block.ts';
import { chooseHeadings, type HeadingUse } from './choose-headings.ts';
import { MAX_HEADINGS } from './limits.ts';
import { parseHeading } from './parse-heading.ts';
import type { Piece } from './piece.ts';

/**
 * Cuts a book that has no table of contents at its headings. Nothing is left out here.
 * @throws AppError book.too_large where there are more than MAX_HEADINGS
 */
export function piecesFromHeadings(blocks: readonly Block[]): Piece[] {
  const uses = headingUses(blocks);
  const pieces: Piece[] = [];
  let current: Piece | null = null;
  let parts: string[] = [];
  let partLevel = 0;
  for (const block of blocks) {
    const use = uses.get(block);
    if (use === 'part') {
      parts = block.level > partLevel && parts.length > 0 ? [...parts, block.text] : [block.text];
      partLevel = block.level;
    }
    if (!current || use === 'part' || use === 'chapter') {
      const label = use ? block.text.replace(/\n/g, ' ') : '';
      current = {
        label,
        blocks: [],
        types: [],
        parts: use === 'chapter' ? parts : [],
        isPart: use === 'part',
      };
      pieces.push(current);
    }
    current.blocks.push(block);
  }
  return pieces;
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
