/**
 * The printed page of a screenplay: 12-point Courier on US letter, which sets ten characters to
 * the inch and six rows to the inch.
 *
 * Columns are in characters and follow the margins taught since C. Cole and J. Haag, "The Complete
 * Guide to Standard Script Formats" (1989): action 1.5 to 7.6 inches from the left edge, dialogue
 * 2.5 to 6.0, parentheticals 3.1 to 5.7, cues from 3.7. Nine inches between the margins hold 54
 * rows, and screenwriting programs allow one more. Two speeches at the same time share the width
 * of action, with three characters between them.
 */
export const PAGE = {
  rows: 55,
  columns: { action: 61, dialogue: 35, parenthetical: 26, cue: 38 },
  /** Of each of two speeches that stand side by side. */
  dualColumns: { dialogue: 29, parenthetical: 23, cue: 23 },
  /** Where columns begin, in characters from where action begins. */
  indents: { dialogue: 10, parenthetical: 16, cue: 22 },
  dualIndents: { dialogue: 0, parenthetical: 3, cue: 6 },
  /** Where the second of two speeches that stand side by side begins. */
  dualColumn: 32,
  /** One page plays for about one minute: the trade's rule of thumb. */
  minutes: 1,
  /** A page is counted in eighths when a production breaks a script down. */
  eighths: 8,
} as const;

/** Printed rows of a paragraph of action at most, a shot or a beat: readers' rule of thumb. */
export const ACTION_ROWS = 4;

export interface Paper {
  /** In inches. */
  width: number;
  height: number;
  /** Printed rows between the margins, the page number left out. */
  rows: number;
}

/**
 * Sheets that scripts are printed on. Pages are counted on letter wherever a script is measured;
 * A4 (ISO 216: 210 by 297 mm) is longer and holds 58 rows between margins of one inch, and one more
 * by the same custom.
 */
export const PAPERS = {
  letter: { width: 8.5, height: 11, rows: PAGE.rows },
  a4: { width: 8.27, height: 11.69, rows: 59 },
} as const satisfies Record<string, Paper>;
