import { cutEmphasis, type Piece, type Style } from './cut-emphasis.ts';
import { printLine } from './plain.ts';

/** A stretch of text with its style. */
export type StyledRun = Piece;

/** A line of Fountain as stretches of one style each, without its marks. */
export function styledRuns(line: string): StyledRun[] {
  const { text, emphasis } = printLine(line);
  const runs: StyledRun[] = [];
  for (const piece of cutEmphasis(text, emphasis, {})) addRun(runs, piece);
  return runs;
}

const PLAIN: Style = { bold: false, italic: false, underline: false };

export function addRun(runs: StyledRun[], run: StyledRun): void {
  const last = runs.at(-1);
  if (last !== undefined && sameStyle(last, run)) last.text += run.text;
  else if (run.text !== '') runs.push({ ...run });
}

function sameStyle(one: Style, other: Style): boolean {
  return (
    one.bold === other.bold && one.italic === other.italic && one.underline === other.underline
  );
}

/**
 * The line of Fountain that prints as the stretches do. Where Fountain cannot say it, as with
 * underlined letters inside a word, the words stand without emphasis; `kept` is false then.
 */
export function markEmphasis(runs: readonly StyledRun[]): { line: string; kept: boolean } {
  const tidy = withoutStyledSpaces(runs);
  const bare = tidy.map(({ text }) => text).join('');
  if (tidy.every((run) => sameStyle(run, PLAIN)) && printLine(bare).text === bare) {
    return { line: bare, kept: true };
  }
  for (const escaped of [false, true]) {
    const line = write(tidy, escaped);
    if (sameRuns(styledRuns(line), tidy)) return { line, kept: true };
  }
  return { line: escapeMarks(bare), kept: false };
}

/** Spaces at either end of emphasis carry none: a mark there would be none. */
function withoutStyledSpaces(runs: readonly StyledRun[]): StyledRun[] {
  const pieces = runs.flatMap(({ text, ...style }) =>
    text.split(/(\s+)/).flatMap((piece) => (piece === '' ? [] : [{ text: piece, ...style }])),
  );
  const isSpace = ({ text }: StyledRun) => text.trim() === '';
  const after: Style[] = [];
  for (let i = pieces.length - 1, next: Style = PLAIN; i >= 0; i--) {
    after[i] = next;
    const piece = pieces[i];
    if (piece !== undefined && !isSpace(piece)) next = piece;
  }
  const tidy: StyledRun[] = [];
  let before: Style = PLAIN;
  pieces.forEach((piece, i) => {
    const behind = after[i] ?? PLAIN;
    const both = (name: keyof Style) => piece[name] && before[name] && behind[name];
    if (!isSpace(piece)) before = piece;
    addRun(
      tidy,
      isSpace(piece)
        ? {
            text: piece.text,
            bold: both('bold'),
            italic: both('italic'),
            underline: both('underline'),
          }
        : piece,
    );
  });
  return tidy;
}

function sameRuns(one: readonly StyledRun[], other: readonly StyledRun[]): boolean {
  return (
    one.length === other.length &&
    one.every((run, i) => {
      const twin = other[i];
      return twin !== undefined && run.text === twin.text && sameStyle(run, twin);
    })
  );
}

const ORDER = ['underline', 'bold', 'italic'] as const;
const MARKS = { underline: '_', bold: '**', italic: '*' } as const;

/** Marks are closed from the inside out, and opened again where another one ends inside them. */
function write(runs: readonly StyledRun[], escaped: boolean): string {
  let line = '';
  let open: (keyof Style)[] = [];
  const goTo = (run: Style) => {
    const keep = open.findIndex((name) => !run[name]);
    const kept = keep === -1 ? open : open.slice(0, keep);
    for (const name of open.slice(kept.length).reverse()) line += MARKS[name];
    open = [...kept];
    for (const name of ORDER) {
      if (!run[name] || open.includes(name)) continue;
      line += MARKS[name];
      open.push(name);
    }
  };
  for (const run of runs) {
    goTo(run);
    line += escaped ? escapeMarks(run.text) : run.text;
  }
  goTo(PLAIN);
  return line;
}

function escapeMarks(text: string): string {
  return text.replace(/[*_\\]/g, '\\$&');
}
