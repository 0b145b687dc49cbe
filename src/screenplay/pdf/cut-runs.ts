import type { PrintedEmphasis } from '../plain.ts';
import type { Faces, Style } from './faces.ts';
import { isAscii, printable } from './printable.ts';

/** What of a row is set in one face. */
export interface Run {
  text: string;
  /** In characters from where the row begins. */
  column: number;
  /** The face's file; null where no face has these characters. */
  file: string | null;
  underline: boolean;
}

/** How a whole row is set, whatever is marked in it. */
export interface BaseStyle {
  bold?: boolean;
  italic?: boolean;
}

/** A row in pieces, each with its face, from left to right. */
export function cutRuns(
  { text, emphasis }: { text: string; emphasis: readonly PrintedEmphasis[] },
  base: BaseStyle,
  faces: Faces,
): Run[] {
  const runs: Run[] = [];
  let column = 0;
  const add = (text: string, file: string | null, underline: boolean) => {
    const last = runs.at(-1);
    if (last?.file === file && last.underline === underline) last.text += text;
    else runs.push({ text, column, file, underline });
  };
  for (const { text: piece, style, underline } of cutEmphasis(text, emphasis, base)) {
    if (isAscii(piece)) {
      add(piece, faces.primeFile(style), underline);
      column += piece.length;
      continue;
    }
    for (const character of printable(piece)) {
      // A space looks alike in all of them, and would part what goes together.
      const before = character === ' ' ? runs.at(-1)?.file : undefined;
      add(character, before ?? faces.fileFor(character, style), underline);
      column += 1;
    }
  }
  return runs;
}

/** How many characters wide the runs are. */
export function widthOf(runs: readonly Run[]): number {
  const last = runs.at(-1);
  return last === undefined ? 0 : last.column + [...last.text].length;
}

interface Piece {
  text: string;
  style: Style;
  underline: boolean;
}

function cutEmphasis(text: string, emphasis: readonly PrintedEmphasis[], base: BaseStyle): Piece[] {
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
