import type { PrintedEmphasis } from './plain.ts';

export type Style = 'regular' | 'bold' | 'italic' | 'bold-italic';

/** How a whole text is set, whatever is marked in it. */
export interface BaseStyle {
  bold?: boolean;
  italic?: boolean;
}

/** A stretch of a printed text that is all in one style. */
export interface Piece {
  text: string;
  style: Style;
  underline: boolean;
}

/** A printed text in pieces, each with all the emphasis that covers it. */
export function cutEmphasis(
  text: string,
  emphasis: readonly PrintedEmphasis[],
  base: BaseStyle,
): Piece[] {
  if (emphasis.length === 0) return [{ text, style: styleOf([], base), underline: false }];
  const cuts = [...new Set([0, text.length, ...emphasis.flatMap(({ from, to }) => [from, to])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? text.length;
    const kinds = emphasis.filter((each) => each.from <= from && each.to >= to);
    return {
      text: text.slice(from, to),
      style: styleOf(kinds, base),
      underline: kinds.some(({ kind }) => kind === 'underline'),
    };
  });
}

function styleOf(kinds: readonly PrintedEmphasis[], base: BaseStyle): Style {
  const has = (one: PrintedEmphasis['kind']) => kinds.some(({ kind }) => kind === one);
  const bold = base.bold === true || has('bold') || has('bold-italic');
  const italic = base.italic === true || has('italic') || has('bold-italic');
  if (bold) return italic ? 'bold-italic' : 'bold';
  return italic ? 'italic' : 'regular';
}
