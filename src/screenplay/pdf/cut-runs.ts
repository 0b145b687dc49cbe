import { type BaseStyle, cutEmphasis } from '../cut-emphasis.ts';
import type { PrintedEmphasis } from '../plain.ts';
import { type Faces, faceStyle } from './faces.ts';
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
  for (const { text: piece, underline, ...set } of cutEmphasis(text, emphasis, base)) {
    const style = faceStyle(set);
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
