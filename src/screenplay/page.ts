/**
 * The printed page of a screenplay: 12-point Courier on US letter, which sets ten characters to
 * the inch and six rows to the inch.
 *
 * Columns are in characters and follow the margins taught since C. Cole and J. Haag, "The Complete
 * Guide to Standard Script Formats" (1989): action 1.5 to 7.6 inches from the left edge, dialogue
 * 2.5 to 6.0, parentheticals 3.1 to 5.7. Nine inches between the margins hold 54 rows, and
 * screenwriting programs allow one more.
 */
export const PAGE = {
  rows: 55,
  columns: { action: 61, dialogue: 35, parenthetical: 26 },
  /** One page plays for about one minute: the trade's rule of thumb. */
  minutes: 1,
  /** A page is counted in eighths when a production breaks a script down. */
  eighths: 8,
} as const;
