import type { ImportFinding } from '../../contract/screenplay-format.ts';
import { parseNaturalCue } from '../fountain/cue.ts';
import { isNaturalHeading, parseHeading } from '../fountain/heading.ts';
import { serializeFountain } from '../fountain/serialize.ts';
import { isUppercase } from '../fountain/uppercase.ts';
import { readTitleSheet } from '../pdf/read-title-sheet.ts';
import type { Element, Unplaced } from '../types.ts';
import type { ReadScript } from './format.ts';

/** Columns that a tab stands for on a typewritten page. */
const TAB_WIDTH = 8;
/** How far right of action each begins at least, in columns. */
const SAID = 4;
const CUE = 12;
const TRANSITION = 30;
/** What programs print at the head and foot of a page. */
const PAGE_MARK = /^(?:\d+[A-Z]?\.|\(?CONTINUED:?\)?(?: ?\(\d+\))?:?)$/i;
/** The second of two speeches at the same time begins here at least. */
const SECOND = 26;
/** A sheet of paper in points, its first row, and how far apart rows are. */
const SHEET = 792;
const FIRST_ROW = 72;
const ROW = 12;
/** Letters; more are no title page. */
const LONGEST_TITLE = 20_000;
const TRANSITION_WORDS = /(?:\bTO:|\bIN:|^FADE OUT[.:]|^FADE TO BLACK[.:]|^THE END\.?)$/;

interface LayoutLine {
  number: number;
  /** Columns from the left edge of action; negative for a scene number in the margin. */
  indent: number;
  text: string;
}

interface Layout {
  elements: Unplaced<Element>[];
  findings: ImportFinding[];
  /** The speech that goes on. */
  cue: string | null;
}

/** True for a text that is laid out as a screenplay: names in capitals stand right of the words below them. */
export function isLayout(text: string): boolean {
  const lines = text.slice(0, 200_000).split('\n').map(expandTabs);
  let cues = 0;
  lines.forEach((line, i) => {
    const below = lines[i + 1] ?? '';
    const indent = indentOf(line);
    const said = below.trim() !== '' && indentOf(below) < indent && indentOf(below) >= SAID;
    if (indent >= CUE && said && parseNaturalCue(line.trim()) !== null) cues++;
  });
  return cues >= 2;
}

/**
 * Reads a screenplay by where its lines begin: headings and action at the left, words said further
 * right, parentheticals and names further still. What is not clear is told.
 */
export function readLayout(text: string): ReadScript {
  const title = readTitlePage(text);
  const layout: Layout = { elements: [], findings: title?.findings ?? [], cue: null };
  for (const block of blocksOf(title?.rest ?? text)) readBlock(layout, block);
  const titlePage = title?.entries ?? [];
  return {
    text: serializeFountain({ titlePage, elements: layout.elements }),
    findings: layout.findings,
  };
}

/** The first sheet where it is a title page, and the text with its lines empty. */
function readTitlePage(text: string) {
  const end = text.indexOf('\f');
  if (end === -1 || end > LONGEST_TITLE) return null;
  const lines = text.slice(0, end).split('\n').map(expandTabs);
  const rows = lines.flatMap((line, i) => {
    const [y, column] = [FIRST_ROW + i * ROW, indentOf(line)];
    return line === '' ? [] : [{ page: i + 1, y, text: line.trim(), column }];
  });
  const sheet = readTitleSheet({ number: 1, height: SHEET, rows });
  if (sheet === null) return null;
  // What a row is of is its line here.
  const findings = sheet.findings.map(({ page: line, text: row, reason }) => ({
    kind: 'unsure' as const,
    line,
    what: `"${row}" is ${reason}`,
  }));
  const rest = '\n'.repeat(lines.length - 1) + text.slice(end + 1);
  return { entries: sheet.entries, findings, rest };
}

function expandTabs(line: string): string {
  return line.replaceAll('\t', ' '.repeat(TAB_WIDTH)).trimEnd();
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function blocksOf(text: string): LayoutLine[][] {
  const lines = text.replaceAll('\f', '\n\n').split('\n').map(expandTabs);
  const left = leftEdge(lines);
  const blocks: LayoutLine[][] = [];
  let open: LayoutLine[] = [];
  lines.forEach((line, i) => {
    const words = line.trim();
    if (words === '' || PAGE_MARK.test(words)) {
      if (open.length > 0) blocks.push(open);
      open = [];
    } else {
      open.push({ number: i + 1, indent: indentOf(line) - left, text: words });
    }
  });
  if (open.length > 0) blocks.push(open);
  return blocks;
}

/** Where action begins: where most headings do, behind the number that may stand in their margin. */
function leftEdge(lines: string[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const [margin = ''] = /^\s*(?:[A-Z]?\d+[A-Z]*\.?\s+)?/.exec(line) ?? [];
    if (!isNaturalHeading(line.slice(margin.length))) continue;
    counts.set(margin.length, (counts.get(margin.length) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  if (most !== undefined) return most[0];
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  return indents.reduce((least, each) => Math.min(least, each), indents[0] ?? 0);
}

function readBlock(layout: Layout, block: LayoutLine[]): void {
  let at = 0;
  while (at < block.length) {
    const line = block[at];
    if (line === undefined) return;
    const below = block[at + 1];
    at =
      readHeading(layout, line) || readTransition(layout, line, at)
        ? at + 1
        : isDual(line, below)
          ? readDual(layout, block, at)
          : isCue(line, below)
            ? readSpeech(layout, block, at)
            : readAction(layout, block, at);
  }
}

/** `12   INT. HALL - DAY   12`, the numbers in the margins, or without them. */
function readHeading(layout: Layout, { text, indent }: LayoutLine): boolean {
  if (indent >= CUE) return false;
  const [, number, , rest = text] = /^(([A-Z]?\d+[A-Z]*)\.?)\s{1,}(\S.*)$/.exec(text) ?? [];
  const bare = number === undefined ? text : rest;
  if (!isNaturalHeading(bare)) return false;
  const own = number?.replace(/\.$/, '') ?? null;
  const heading =
    own !== null && bare.endsWith(` ${own}`) ? bare.slice(0, -own.length).trimEnd() : bare;
  const written = parseHeading(heading);
  layout.elements.push({
    type: 'scene_heading',
    ...written,
    sceneNumber: own ?? written.sceneNumber,
  });
  return true;
}

function readTransition(layout: Layout, { text, indent }: LayoutLine, at: number): boolean {
  if (at > 0 || !isUppercase(text)) return false;
  if (!TRANSITION_WORDS.test(text) || (indent < TRANSITION && !/TO:$/.test(text))) return false;
  layout.elements.push({ type: 'transition', text });
  return true;
}

function isCue({ indent, text }: LayoutLine, below: LayoutLine | undefined): boolean {
  if (indent < CUE || below === undefined || parseNaturalCue(text) === null) return false;
  return below.indent >= SAID && below.indent <= indent;
}

function readSpeech(layout: Layout, block: LayoutLine[], from: number): number {
  const { elements } = layout;
  const name = block[from];
  const cue = parseNaturalCue(name?.text ?? '');
  if (name === undefined || cue === null) return from + 1;
  const again = cue.extensions.some((each) => /^CONT['’]?D$/i.test(each));
  // Broken over two pages by (MORE), it is one speech.
  if (!(again && layout.cue === cue.text && endsWithMore(layout))) {
    elements.push({ type: 'character', ...cue });
  }
  layout.cue = cue.text;
  let at = from + 1;
  while (at < block.length && (block[at]?.indent ?? 0) >= SAID) at++;
  readSaid(layout, block.slice(from + 1, at));
  return at;
}

/** The words below a cue, and what stands in parentheses between them. */
function readSaid({ elements }: Layout, lines: readonly LayoutLine[]): void {
  const said: LayoutLine[] = [];
  const finish = () => {
    if (said.length > 0) elements.push({ type: 'dialogue', text: joinRows(said) });
    said.length = 0;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    if (!line.text.startsWith('(')) {
      said.push(line);
      continue;
    }
    finish();
    const rows = [line];
    while (!rows.at(-1)?.text.endsWith(')') && at + 1 < lines.length) {
      const next = lines[++at];
      if (next !== undefined) rows.push(next);
    }
    const words = rows.map((row) => row.text).join(' ');
    elements.push({ type: 'parenthetical', text: words.replace(/^\(|\)$/g, '').trim() });
  }
  finish();
}

/** Two names in capitals beside each other, above words. */
function isDual(line: LayoutLine, below: LayoutLine | undefined): boolean {
  if (below === undefined || line.indent < 1) return false;
  const [left, right] = cutAside(line);
  if (left === null || right === null) return false;
  return parseNaturalCue(left.text) !== null && parseNaturalCue(right.text) !== null;
}

/** Two speeches at the same time, to the end of their rows. */
function readDual(layout: Layout, block: readonly LayoutLine[], from: number): number {
  const rows = block.slice(from).map(cutAside);
  for (const side of [0, 1] as const) {
    const [name, ...said] = rows.flatMap((row) => row[side] ?? []);
    const cue = parseNaturalCue(name?.text ?? '');
    if (cue === null) continue;
    layout.elements.push({ type: 'character', ...cue, dual: side === 1 });
    readSaid(layout, said);
  }
  layout.cue = null;
  return block.length;
}

/** What stands in the left of two columns of a row, and in the right one. */
function cutAside(line: LayoutLine): [left: LayoutLine | null, right: LayoutLine | null] {
  const { indent, text, number } = line;
  if (indent >= SECOND) return [null, line];
  for (const gap of text.matchAll(/ {2,}/g)) {
    const end = gap.index + gap[0].length;
    if (indent + end < SECOND) continue;
    const right = { number, indent: indent + end, text: text.slice(end) };
    return [{ ...line, text: text.slice(0, gap.index) }, right];
  }
  return [line, null];
}

/** Takes the mark of a speech that goes on overleaf away. */
function endsWithMore({ elements }: Layout): boolean {
  const last = elements.at(-1);
  if (last?.type !== 'parenthetical' || last.text !== 'MORE') return false;
  elements.pop();
  return true;
}

function readAction(layout: Layout, block: LayoutLine[], from: number): number {
  const first = block[from];
  if (first === undefined) return from + 1;
  layout.cue = null;
  let end = from + 1;
  while (end < block.length) {
    const line = block[end];
    if (line === undefined || isCue(line, block[end + 1])) break;
    if (line.indent < CUE && isNaturalHeading(line.text)) break;
    end++;
  }
  const rows = block.slice(from, end);
  if (first.indent >= SAID) {
    const what = `"${first.text.slice(0, 60)}" stands where neither action nor a speech does: read as ${
      rows.length === 1 ? 'centered' : 'action'
    }`;
    layout.findings.push({ kind: 'unsure', line: first.number, what });
    for (const { text } of rows.length === 1 ? rows : []) {
      layout.elements.push({ type: 'centered', text });
    }
    if (rows.length === 1) return end;
  }
  layout.elements.push({ type: 'action', text: joinRows(rows) });
  return end;
}

/** Rows that were broken where the column ends are one line again; a shorter row was ended by its writer. */
function joinRows(rows: readonly LayoutLine[]): string {
  const width = rows.reduce((most, { text }) => Math.max(most, text.length), 0);
  let joined = '';
  rows.forEach(({ text }, i) => {
    const above = rows[i - 1];
    const word = /^\S*/.exec(text)?.[0].length ?? 0;
    const broken = above !== undefined && above.text.length + 1 + word > width;
    joined += above === undefined ? text : `${broken ? ' ' : '\n'}${text}`;
  });
  return joined;
}
