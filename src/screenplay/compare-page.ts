import type { ComparisonSummary } from './compare/summarize.ts';
import { type ComparisonEntry, compareScreenplays } from './compare.ts';

/** As much as people look through at once: some thirty pages in which everything changed. */
const MOST_ENTRIES = 2_000;
/** Of the texts in the entries; one entry may have more by itself. */
const MOST_CHARACTERS = 500_000;

export interface ComparisonPage {
  entries: ComparisonEntry[];
  /** Of the whole comparison. */
  summary: ComparisonSummary;
  /** Where the next page begins; null on the last. */
  next: number | null;
}

/** A part of the comparison of two Fountain texts, from an entry on; counted from 0. */
export function comparePage(before: string, after: string, from: number): ComparisonPage {
  const { entries, summary } = compareScreenplays(before, after);
  let to = from;
  let characters = 0;
  while (to < entries.length && to - from < MOST_ENTRIES) {
    characters += lengthOf(entries[to]);
    if (to > from && characters > MOST_CHARACTERS) break;
    to += 1;
  }
  return { entries: entries.slice(from, to), summary, next: to < entries.length ? to : null };
}

function lengthOf(entry: ComparisonEntry | undefined): number {
  return (entry?.before?.text.length ?? 0) + (entry?.after?.text.length ?? 0);
}
