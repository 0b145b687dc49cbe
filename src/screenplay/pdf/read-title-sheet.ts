import { isNaturalHeading } from '../fountain/heading.ts';
import { escapeEmphasis } from '../fountain/marked.ts';
import type { TitlePageEntry, Unplaced } from '../types.ts';
import type { PdfFinding } from './pdf-finding.ts';
import type { ReadRow, ReadSheet } from './read-rows.ts';

type Entry = Unplaced<TitlePageEntry>;

/** In points: a script's first page begins higher, and is fuller. */
const LOWEST_FIRST = 180;
const MOST_ROWS = 45;
/** What stands below this share of the sheet is at its foot. */
const FOOT = 0.6;
/** In points: rows farther apart are of different entries. */
const APART = 18;
const CREDIT = /^(?:(?:screenplay|teleplay|script|story|written|adapted)\s*)*\bby:?$/i;
const ENDS_IN_BY = /\bby:?$/i;
const SOURCE = /^(?:based|after|adapted|from)\b/i;
const DATE = /\b(?:19|20)\d\d\b|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|\bdraft\b/i;

/** The entries of a title page; null for a page that is none. */
export function readTitleSheet({
  rows,
  height,
}: ReadSheet): { entries: Entry[]; findings: PdfFinding[] } | null {
  const [first] = rows;
  if (first === undefined || first.y < LOWEST_FIRST || rows.length > MOST_ROWS) return null;
  if (rows.some(({ text }) => isNaturalHeading(text.trim()))) return null;
  const middle = groups(rows.filter(({ y }) => y < height * FOOT));
  const foot = rows.filter(({ y }) => y >= height * FOOT);
  const entries: Entry[] = [];
  const findings: PdfFinding[] = [];
  for (const [i, group] of middle.entries()) {
    const key = keyOf(group, i, entries);
    if (key === 'Source' && !SOURCE.test(textOf(group[0]))) {
      const reason = 'on the title page, and taken as the source';
      findings.push(...group.map((row) => ({ page: row.page, text: textOf(row), reason })));
    }
    add(entries, key, group);
  }
  for (const row of foot) add(entries, DATE.test(row.text) ? 'Draft date' : 'Contact', [row]);
  return { entries, findings };
}

function keyOf(group: readonly ReadRow[], at: number, entries: readonly Entry[]): string {
  if (at === 0) return 'Title';
  const words = textOf(group[0]);
  const hasAuthor = entries.some(({ key }) => key === 'Author');
  // "Adapted from the book by", with a name to come, is no source.
  if (CREDIT.test(words) || (at === 1 && group.length === 1 && ENDS_IN_BY.test(words)))
    return 'Credit';
  return hasAuthor || SOURCE.test(words) ? 'Source' : 'Author';
}

function add(entries: Entry[], key: string, rows: readonly ReadRow[]): void {
  const values = rows.map((row) => escapeEmphasis(textOf(row)));
  const there = entries.find((entry) => entry.key === key);
  if (there === undefined) entries.push({ key, values });
  else there.values.push(...values);
}

function textOf(row: ReadRow | undefined): string {
  return [row?.text.trim(), row?.beside?.text.trim()].filter(Boolean).join(' ');
}

function groups(rows: readonly ReadRow[]): ReadRow[][] {
  const found: ReadRow[][] = [];
  let before: ReadRow | null = null;
  for (const row of rows) {
    if (before !== null && row.y - before.y < APART) found.at(-1)?.push(row);
    else found.push([row]);
    before = row;
  }
  return found;
}
