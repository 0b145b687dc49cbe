import { SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import { PAGE, PAPERS } from '../page.ts';
import { paginate } from '../paginate.ts';
import type { PrintedRow } from '../printed-row.ts';
import type { TitlePageEntry } from '../types.ts';
import {
  encode,
  type ScreenplayReader,
  type ScreenplayWriter,
  type WriteOptions,
} from './format.ts';
import { readLayout } from './read-layout.ts';
import { titleLines } from './title-lines.ts';

/** Columns to the left of action, which hold the scene numbers. */
const MARGIN = 6;

/** A screenplay as a typewriter sets it: its printed rows, page by page, parted by form feeds. */
export const text = {
  ...SCREENPLAY_FORMATS.text,
  write: ({ screenplay }, options) => {
    const pages = paginate(screenplay.elements, PAPERS[options.paper]).map(({ number, rows }) =>
      [...pageNumber(number), ...rows.map((row) => setRow(row, options))].join('\n'),
    );
    const title = titlePage(screenplay.titlePage, PAPERS[options.paper].rows);
    return encode(`${[...title, ...pages].join('\n\f')}\n`);
  },
  read: (file) => readLayout(file.decode({ pages: true })),
} satisfies ScreenplayWriter & ScreenplayReader;

/** The first page carries no number. */
function pageNumber(number: number): string[] {
  return number === 1 ? [] : [`${number}.`.padStart(MARGIN + PAGE.columns.action), ''];
}

function setRow(row: PrintedRow, { sceneNumbers }: WriteOptions): string {
  if (row.beside !== undefined) {
    const left = at(indentOf(row, true), row.text).padEnd(PAGE.dualColumn);
    return (
      ' '.repeat(MARGIN) + `${left}${at(indentOf(row.beside, true), row.beside.text)}`.trimEnd()
    );
  }
  const set = at(indentOf(row, false), row.text);
  const number = sceneNumbers ? row.sceneNumber : undefined;
  if (number === undefined) return (' '.repeat(MARGIN) + set).trimEnd();
  return `${number.padEnd(MARGIN - 1)} ${set.padEnd(PAGE.columns.action)} ${number}`;
}

function at(indent: number, words: string): string {
  return ' '.repeat(indent) + words;
}

/** Where a row begins, counted from where action begins. */
function indentOf({ type, text: words }: PrintedRow, dual: boolean): number {
  const indents = dual ? PAGE.dualIndents : PAGE.indents;
  const width = PAGE.columns.action;
  switch (type) {
    case 'dialogue':
    case 'lyric':
      return indents.dialogue;
    case 'parenthetical':
      return indents.parenthetical;
    case 'character':
    case 'more':
      return indents.cue;
    case 'centered':
      return Math.max(0, Math.floor((width - words.length) / 2));
    case 'transition':
      return Math.max(0, width - words.length);
    default:
      return 0;
  }
}

function titlePage(entries: readonly TitlePageEntry[], rows: number): string[] {
  const { middle, foot } = titleLines(entries);
  if (middle.length + foot.length === 0) return [];
  const center = (line: string) =>
    at(MARGIN + Math.max(0, Math.floor((PAGE.columns.action - line.length) / 2)), line);
  const upper = middle.flatMap((lines) => [...lines.map(center), '']);
  const lower = foot.flatMap((lines) => [...lines.map((line) => at(MARGIN, line)), '']);
  const above = Math.floor(rows / 3);
  const between = Math.max(1, rows - above - upper.length - lower.length);
  return [
    [...Array<string>(above).fill(''), ...upper, ...Array<string>(between).fill(''), ...lower].join(
      '\n',
    ),
  ];
}
