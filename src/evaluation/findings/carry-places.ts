import { carryLines } from '../../screenplay/carry-lines.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';

/** Lines of an older text that are to be found in a newer one. */
export interface Carried {
  text: string;
  lines: number[];
}

/** Where the lines of each older text are in the newer one: null where what stood there is gone. */
export function carryPlaces(older: readonly Carried[], newer: string): (number | null)[][] {
  const after = parseFountain(newer);
  return older.map(({ text, lines }) => lines.map(carryLines(parseFountain(text), after)));
}
