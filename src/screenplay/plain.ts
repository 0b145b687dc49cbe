import { countBelow } from './count-below.ts';

/** A stretch of one line that is emphasised, with its marks. */
export interface Emphasis {
  /** Offsets in the line: of the first opening mark and behind the last closing one. */
  from: number;
  to: number;
  kind: 'italic' | 'bold' | 'bold-italic' | 'underline';
  /** Number of marks at either end. */
  marks: number;
}

interface ReadMarks {
  /** Offsets of what is not printed: matched marks and the backslashes before escaped ones. */
  drop: Set<number>;
  emphasis: Emphasis[];
}

/** A run of emphasis marks that may still find its other half. */
interface OpenRun {
  start: number;
  /** How many of its marks are still unmatched. */
  left: number;
}

/**
 * The text as it is spoken or printed: without the marks of `*italics*`, `**bold**`,
 * `***both***` and `_underline_`, and without the backslash of `\*`, `\_` and `\\`.
 *
 * Fountain's rules: a mark that opens stands before a character that is no space, one that closes
 * behind one, and both stand on one line. A mark without its other half stays. Underscores inside
 * a word stay too (`snake_case`). Linear in the length of the text.
 */
export function plain(text: string): string {
  if (!/[*_\\]/.test(text)) return text;
  return text.split('\n').map(plainLine).join('\n');
}

function plainLine(line: string): string {
  return [...keep(line, readMarks(line).drop)].join('');
}

/** Where emphasis stands in a line, by the same rules. */
export function emphasisOf(line: string): Emphasis[] {
  if (line.length > LONGEST_EMPHASISED || !/[*_]/.test(line)) return [];
  return readMarks(line).emphasis;
}

/** A stretch of a printed line; offsets are in the line as it is printed. */
export interface PrintedEmphasis {
  from: number;
  to: number;
  kind: Emphasis['kind'];
}

/** Emphasis may be nested as deep as the text is long: beyond this many characters it is not told. */
const LONGEST_EMPHASISED = 10_000;

/** A line as it is printed, without its marks, and the emphasis that they gave it. */
export interface PrintedLine {
  text: string;
  emphasis: PrintedEmphasis[];
}

/** A part of a printed line, with what of its emphasis lies in it. */
export function sliceLine(
  { text, emphasis }: PrintedLine,
  start: number,
  end: number,
): PrintedLine {
  return {
    text: text.slice(start, end),
    emphasis: emphasis.flatMap(({ from, to, kind }) => {
      const left = Math.max(from, start);
      const right = Math.min(to, end);
      return left < right ? [{ from: left - start, to: right - start, kind }] : [];
    }),
  };
}

/** Takes the marks out of a line. */
export function printLine(line: string): PrintedLine {
  if (line.length > LONGEST_EMPHASISED) return { text: plain(line), emphasis: [] };
  if (!/[*_\\]/.test(line)) return { text: line, emphasis: [] };
  const { drop, emphasis } = readMarks(line);
  const dropped = [...drop].sort((a, b) => a - b);
  const printedAt = (offset: number) => offset - countBelow(dropped, offset);
  const text = [...keep(line, drop)].join('');
  return {
    text,
    emphasis: emphasis.map(({ from, to, kind }) => ({
      ...withoutSpaces(text, printedAt(from), printedAt(to)),
      kind,
    })),
  };
}

/** Where marks cross, as in `*a _*b_`, one that is dropped may have stood between a word and a space. */
function withoutSpaces(text: string, from: number, to: number): { from: number; to: number } {
  const covered = text.slice(from, to);
  const start = from + covered.length - covered.trimStart().length;
  return { from: start, to: start + covered.trim().length };
}

function readMarks(line: string): ReadMarks {
  const read: ReadMarks = { drop: new Set(), emphasis: [] };
  const open: Record<string, OpenRun[]> = { '*': [], _: [] };
  let i = 0;
  while (i < line.length) {
    const mark = line.charAt(i);
    if (mark === '\\' && /[*_\\]/.test(line.charAt(i + 1))) {
      read.drop.add(i);
      i += 2;
      continue;
    }
    const runs = open[mark];
    const start = i++;
    if (runs === undefined) continue;
    while (line.charAt(i) === mark) i++;
    matchRun(line, { start, end: i, mark }, runs, read);
  }
  return read;
}

function matchRun(
  line: string,
  { start, end, mark }: { start: number; end: number; mark: string },
  runs: OpenRun[],
  { drop, emphasis }: ReadMarks,
): void {
  const before = line.charAt(start - 1);
  const after = line.charAt(end);
  const inWord = mark === '_' && isWordCharacter(before) && isWordCharacter(after);
  const closes = before.trim() !== '' && !inWord;
  const opens = after.trim() !== '' && !inWord;
  let from = start;
  for (let run = runs.at(-1); closes && run && from < end; run = runs.at(-1)) {
    const count = Math.min(run.left, end - from);
    for (let k = 0; k < count; k++) {
      drop.add(run.start + run.left - 1 - k);
      drop.add(from + k);
    }
    run.left -= count;
    from += count;
    emphasis.push({
      from: run.start + run.left,
      to: from,
      kind: kindOf(mark, count),
      marks: count,
    });
    if (run.left === 0) runs.pop();
  }
  if (opens && from < end) runs.push({ start: from, left: end - from });
}

function kindOf(mark: string, count: number): Emphasis['kind'] {
  if (mark === '_') return 'underline';
  return count === 1 ? 'italic' : count === 2 ? 'bold' : 'bold-italic';
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function* keep(line: string, drop: Set<number>): Generator<string> {
  let from = 0;
  for (const at of [...drop].sort((a, b) => a - b)) {
    yield line.slice(from, at);
    from = at + 1;
  }
  yield line.slice(from);
}
