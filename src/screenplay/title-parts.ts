import type { TitlePageEntry, Unplaced } from './types.ts';

type Entry = Unplaced<TitlePageEntry>;

/** What stands in the middle of a title page, in this order; the rest stands at its foot. */
const MIDDLE = ['title', 'credit', 'author', 'authors', 'source'];
/** For who reads the file, and not for print. */
const UNPRINTED = ['notes', 'language'];
/** A third down the sheet, where its title stands, counted in rows from the upper margin. */
export const FIRST_TITLE_ROW = 16;

/** An entry's name in small letters, as entries are told apart. */
export function titleKey({ key }: Entry): string {
  return key.toLowerCase();
}

export function isInMiddle(entry: Entry): boolean {
  return MIDDLE.includes(titleKey(entry));
}

/** What of a title page is printed, by where: in the middle of the sheet, and at its foot. */
export function titleParts<Own extends Entry>(
  entries: readonly Own[],
): { middle: Own[]; foot: Own[] } {
  return {
    middle: MIDDLE.flatMap((key) => entries.filter((entry) => titleKey(entry) === key)),
    foot: entries.filter((entry) => !isInMiddle(entry) && !UNPRINTED.includes(titleKey(entry))),
  };
}
