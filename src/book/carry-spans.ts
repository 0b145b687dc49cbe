import { firstWhere } from '../prose/words/first-where.ts';
import { type Aligned, alignItems } from '../screenplay/compare/align-items.ts';
import { diffWords } from '../screenplay/compare/diff-words.ts';
import type { Item } from '../screenplay/compare/item.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** A part of a paragraph that stands in both texts, by its offsets in each. */
interface Kept {
  before: number;
  after: number;
  length: number;
}

interface Paragraph {
  start: number;
  end: number;
}

/**
 * Finds stretches of a text again in a later one, by paragraphs, then by words: each where it stands now,
 * and null where any of it changed. A paragraph that stands in another place is found there. Linear but for
 * a logarithm.
 *
 * @returns for a stretch in UTF-16 offsets the one in the later text
 */
export function carrySpans(before: string, after: string): (span: Stretch) => Stretch | null {
  const old = paragraphsOf(before);
  const now = paragraphsOf(after);
  const pairs = pairParagraphs(itemsOf(before, old), itemsOf(after, now));
  const kept = keptParts({ before, after, old, now }, pairs);
  /** How many paragraphs above are not followed by what followed them before, whole. */
  const torn = [0];
  old.forEach((_, i) => {
    const goesOn = isWhole(before, after, old[i], now[pairs[i] ?? -1]);
    const next = pairs[i + 1];
    torn.push((torn[i] ?? 0) + (goesOn && next === (pairs[i] ?? 0) + 1 ? 0 : 1));
  });
  const find = (start: number, end: number): number | null => {
    const at = firstWhere(kept, (part) => part.before > start) - 1;
    const part = kept[at];
    if (part === undefined || part.before + part.length < end) return null;
    return part.after + start - part.before;
  };
  return ({ start, end }) => {
    const first = firstWhere(old, (paragraph) => paragraph.end > start);
    const last = firstWhere(old, (paragraph) => paragraph.end >= end);
    const head = old[first];
    const tail = old[last];
    if (head === undefined || tail === undefined) return null;
    if (first === last) {
      const found = find(start, end);
      return found === null ? null : { start: found, end: found + end - start };
    }
    const from = find(start, head.end);
    const to = find(tail.start, end);
    const between = (torn[last] ?? 0) - (torn[first + 1] ?? 0);
    const joined = (pairs[first] ?? -1) + 1 === pairs[first + 1];
    if (from === null || to === null || between > 0 || !joined) return null;
    return { start: from, end: to + end - tail.start };
  };
}

/** Lines that are not blank. */
function paragraphsOf(text: string): Paragraph[] {
  return Array.from(text.matchAll(/[^\r\n]*\S[^\r\n]*/g), ({ index, 0: line }) => {
    const start = index + line.length - line.trimStart().length;
    return { start, end: start + line.trim().length };
  });
}

function itemsOf(text: string, paragraphs: readonly Paragraph[]): Item[] {
  return paragraphs.map(({ start, end }, at) => {
    const words = text.slice(start, end);
    return { type: 'action', text: words, key: words, line: at + 1, at, speech: null, next: null };
  });
}

/** By the index of a paragraph of before: the index of the one that it is in after; undefined where it is gone. */
function pairParagraphs(before: Item[], after: Item[]): (number | undefined)[] {
  const pairs: (number | undefined)[] = before.map(() => undefined);
  /** By its words the place of what is gone; null where several have these. */
  const gone = new Map<string, number | null>();
  const added: Item[] = [];
  const changed: Aligned[] = [];
  for (const pair of alignItems(before, after)) {
    const { before: old, after: now } = pair;
    if (old !== null && now !== null && old.key === now.key) pairs[old.at] = now.at;
    else {
      changed.push(pair);
      if (now !== null) added.push(now);
      if (old !== null) gone.set(old.key, gone.has(old.key) ? null : old.at);
    }
  }
  const taken = new Set<number>();
  for (const { key, at } of added) {
    const place = gone.get(key) ?? null;
    // Of several that are equal nobody could say which went where.
    if (place === null) continue;
    pairs[place] = at;
    taken.add(at);
    gone.delete(key);
  }
  for (const { before: old, after: now } of changed) {
    if (old === null || now === null || taken.has(now.at)) continue;
    pairs[old.at] ??= now.at;
  }
  return pairs;
}

interface Texts {
  before: string;
  after: string;
  old: readonly Paragraph[];
  now: readonly Paragraph[];
}

function isWhole(
  before: string,
  after: string,
  old: Paragraph | undefined,
  now: Paragraph | undefined,
): boolean {
  if (old === undefined || now === undefined) return false;
  return before.slice(old.start, old.end) === after.slice(now.start, now.end);
}

/** What is kept of each paragraph, in the order of before. */
function keptParts(
  { before, after, old, now }: Texts,
  pairs: readonly (number | undefined)[],
): Kept[] {
  return old.flatMap((paragraph, i) => {
    const same = now[pairs[i] ?? -1];
    if (same === undefined) return [];
    const words = before.slice(paragraph.start, paragraph.end);
    const place = { before: paragraph.start, after: same.start };
    if (isWhole(before, after, paragraph, same)) return [{ ...place, length: words.length }];
    return sameParts(words, after.slice(same.start, same.end)).map((part) => ({
      before: place.before + part.before,
      after: place.after + part.after,
      length: part.length,
    }));
  });
}

function sameParts(before: string, after: string): Kept[] {
  const parts: Kept[] = [];
  let [a, b] = [0, 0];
  for (const { kind, text } of diffWords(before, after)) {
    if (kind === 'same') parts.push({ before: a, after: b, length: text.length });
    if (kind !== 'added') a += text.length;
    if (kind !== 'removed') b += text.length;
  }
  return parts;
}
