import type { PrintedEmphasis } from './plain.ts';

/** How a whole text is set, whatever is marked in it. */
export interface BaseStyle {
  bold?: boolean;
  italic?: boolean;
}

/** How a stretch of text is set. */
export interface Style {
  bold: boolean;
  italic: boolean;
  underline: boolean;
}

/** A stretch of a printed text that is all in one style. */
export interface Piece extends Style {
  text: string;
}

/** A printed text in pieces, each with all the emphasis that covers it. */
export function cutEmphasis(
  text: string,
  emphasis: readonly PrintedEmphasis[],
  base: BaseStyle,
): Piece[] {
  if (emphasis.length === 0) return [pieceOf(text, [], base)];
  const cuts = [...new Set([0, text.length, ...emphasis.flatMap(({ from, to }) => [from, to])])];
  cuts.sort((a, b) => a - b);
  const starts = [...emphasis].sort((a, b) => a.from - b.from);
  // One pass: a line may have thousands of stretches.
  const open = new Set<PrintedEmphasis>();
  let next = 0;
  return cuts.slice(0, -1).map((from, i) => {
    for (let each = starts[next]; each && each.from <= from; each = starts[++next]) open.add(each);
    for (const each of open) if (each.to <= from) open.delete(each);
    return pieceOf(text.slice(from, cuts[i + 1]), [...open], base);
  });
}

function pieceOf(text: string, covers: readonly PrintedEmphasis[], base: BaseStyle): Piece {
  const has = (one: PrintedEmphasis['kind']) => covers.some(({ kind }) => kind === one);
  const bold = base.bold === true || has('bold') || has('bold-italic');
  const italic = base.italic === true || has('italic') || has('bold-italic');
  return { text, bold, italic, underline: has('underline') };
}
