import { PAGE, type Paper } from './page.ts';
import { type PrintedEmphasis, printLine, sliceLine } from './plain.ts';
import { breakRows } from './rows.ts';
import { FIRST_TITLE_ROW, titleKey, titleParts } from './title-parts.ts';
import type { TitlePageEntry, Unplaced } from './types.ts';

/** One row of a title page. */
export interface TitleRow {
  text: string;
  emphasis: PrintedEmphasis[];
  /** What it is of, in small letters; '' for a blank row. */
  key: string;
  place: 'middle' | 'foot';
}

type Entry = Unplaced<TitlePageEntry>;

const BLANK: TitleRow = { text: '', emphasis: [], key: '', place: 'middle' };

/**
 * The title page, row by row from the upper margin: title and authors from a third of the sheet down,
 * contact and dates at its foot. Where they take more than a sheet they go on over as many as they need.
 */
export function titleSheets(entries: readonly Entry[], paper: Paper): TitleRow[][] {
  const parts = titleParts(entries);
  const middle = parts.middle.flatMap((entry, i) => [
    ...(i === 0 ? [] : blanks(2)),
    ...rowsOf(entry, 'middle'),
  ]);
  const foot = parts.foot.flatMap((entry) => rowsOf(entry, 'foot'));
  if (middle.length + foot.length === 0) return [];
  const between = paper.rows - FIRST_TITLE_ROW - middle.length - foot.length;
  if (between > 0) return [[...blanks(FIRST_TITLE_ROW), ...middle, ...blanks(between), ...foot]];
  const rows = [...middle, BLANK, ...foot];
  const sheets: TitleRow[][] = [];
  for (let at = 0; at < rows.length; at += paper.rows) sheets.push(rows.slice(at, at + paper.rows));
  return sheets;
}

function blanks(count: number): TitleRow[] {
  return Array.from({ length: count }, () => BLANK);
}

function rowsOf(entry: Entry, place: TitleRow['place']): TitleRow[] {
  const key = titleKey(entry);
  return entry.values.flatMap((value) => {
    const printed = printLine(key === 'title' ? capitals(value) : value);
    return breakRows(printed.text, PAGE.columns.action).map(({ from, to }) => ({
      ...sliceLine(printed, from, to),
      key,
      place,
    }));
  });
}

/** Letter by letter, so that marks stay where they are: the capital of some is two. */
function capitals(text: string): string {
  return [...text]
    .map((letter) =>
      letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter,
    )
    .join('');
}
