import type { Language } from '../languages/language.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { isPastForm } from '../words/past-form.ts';
import { findInnerTag } from './inner-tags.ts';
import type { Marked } from './read-marks.ts';

/** A dash at the head of a paragraph, before what may be said. */
const LEAD = /^(?:[—–―]|--|-)\s*(?=[\p{L}\p{N}¿¡«“"„'‘’…(_*.])/u;
/** "- a thing" is as often an item of a list. */
const HYPHEN = /^-(?!-)/;
const DASH = /[—–―]|--/g;
const HYPHEN_AS_DASH = /[—–―]|--|(?<=\s)-|-(?=[\s.,;:!?…]|$)/g;
/** Paragraphs that must begin with a dash, and how many of those that begin with a mark. */
const LEAST = 2;
const SHARE_OF_MARKED = 0.2;
const LONGEST_WORDS = 60;

/** True where a paragraph begins as one that somebody says behind a dash. */
export function beginsWithDash(prose: string, { start, end }: TextSpan): boolean {
  const head = prose.slice(start, Math.min(end, start + LONGEST_WORDS));
  return LEAD.test(head);
}

/** True where what is said stands behind dashes: `heads` paragraphs begin with another mark. */
export function speaksByDash(
  prose: string,
  paragraphs: TextSpan[],
  heads: number,
  language: Language,
): boolean {
  const dashed = paragraphs.filter((span) => beginsWithDash(prose, span));
  if (dashed.length >= LEAST) return dashed.length >= heads * SHARE_OF_MARKED;
  const [only] = dashed;
  if (only === undefined || heads > 0) return false;
  const words = prose.slice(only.start, only.end);
  return !HYPHEN.test(words) && (/[.!?…]$/.test(words) || saysIn(words, language));
}

function saysIn(text: string, { says }: Language): boolean {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => says.has(word));
}

/** A dash inside narration behind which somebody begins to speak; -1 for none. */
export function speechInside(prose: string, { start, end }: TextSpan): number {
  const found = /[.:!?…]\s+[—–―](?=[\p{Lu}¿¡«])|:\s+[—–―]\s+(?=[\p{Lu}«])/u.exec(
    prose.slice(start, end),
  );
  return found === null ? -1 : start + found.index + found[0].search(/[—–―]/);
}

/** What is said between a dash at `span.start` and `span.end`, without the narrator's words in it. */
export function readDashes(prose: string, span: TextSpan, language: Language): Marked[] {
  const lead = LEAD.exec(prose.slice(span.start, Math.min(span.end, span.start + LONGEST_WORDS)));
  if (lead === null) return [];
  const whole = { ...span, innerStart: span.start + lead[0].length, innerEnd: span.end };
  return withoutNarrator(prose, whole, language, true);
}

/** The parts of what is said between which dashes, or also commas alone, fence the narrator's words. */
export function withoutNarrator(
  prose: string,
  whole: Marked,
  language: Language,
  unfenced: boolean,
): Marked[] {
  const end = whole.innerEnd;
  const fences = new Fences(prose, { start: whole.start, end }, whole.innerStart, language);
  const said: Marked[] = [];
  let { start, innerStart } = whole;
  while (innerStart < end) {
    const fence = fences.openingFrom(innerStart);
    const stop = { start: innerStart, end: fence?.start ?? end };
    const tag = unfenced ? findInnerTag(prose, stop, language) : null;
    const innerEnd = trimEnd(prose, innerStart, tag?.start ?? stop.end);
    const last = tag === null && fence === null;
    said.push({ start, end: last ? whole.end : innerEnd, innerStart, innerEnd });
    const close = tag === null ? fences.closingAfter(fence) : { start: tag.end, end: tag.end };
    if (close === null) break;
    start = close.start;
    innerStart = skipSpace(prose, close.end, end);
  }
  return said;
}

/** The dashes of one paragraph, asked for in order. */
class Fences {
  private readonly dashes: TextSpan[];
  private readonly prose: string;
  private readonly span: TextSpan;
  private readonly language: Language;
  private next = 0;

  constructor(prose: string, span: TextSpan, from: number, language: Language) {
    this.prose = prose;
    this.span = span;
    this.language = language;
    const hyphen = HYPHEN.test(prose.slice(span.start, span.start + 2));
    const found = prose.slice(from, span.end).matchAll(hyphen ? HYPHEN_AS_DASH : DASH);
    this.dashes = Array.from(found, ({ index, 0: dash }) => ({
      start: from + index,
      end: from + index + dash.length,
    }));
  }

  /** The first dash at or behind `at` with which the narrator begins; null for none. */
  openingFrom(at: number): TextSpan | null {
    for (; this.next < this.dashes.length; this.next++) {
      const dash = this.dashes[this.next];
      if (dash === undefined || dash.start < at) continue;
      if (opensFence(this.prose, dash, this.span.end, this.language)) return dash;
    }
    return null;
  }

  /** The dash behind which the speech goes on; null where the narrator has the rest. */
  closingAfter(fence: TextSpan | null): TextSpan | null {
    if (fence === null) return null;
    for (this.next++; this.next < this.dashes.length; this.next++) {
      const dash = this.dashes[this.next];
      if (dash !== undefined && closesFence(this.prose, dash, this.span.end)) return dash;
    }
    return null;
  }
}

/** True for a dash behind which the narrator speaks. */
function opensFence(prose: string, dash: TextSpan, end: number, language: Language): boolean {
  const before = prose.slice(Math.max(0, dash.start - 3), dash.start);
  const after = prose.slice(dash.end, Math.min(end, dash.end + LONGEST_WORDS));
  if (/^\s*[.,;:!?…]/.test(after)) return false;
  const clause = after.split(/[.,;:!?…—–―]/)[0] ?? '';
  const [first = '', second = '', third = ''] = clause.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  if (first === '') return false;
  const stopped = /[,.!?…»”"]\s*$/.test(before);
  const spaceBefore = /\s$/.test(before);
  const capital = /^\p{Lu}/u.test(first);
  const reports = [first, second, third].some((word) => language.says.has(word.toLowerCase()));
  if (!spaceBefore) return stopped && reports && !capital;
  if (language.says.size === 0) return stopped || !/^\s/.test(after);
  const acts = [first, second].some((word) => isPastForm(language, word.toLowerCase()));
  const tight = !/^\s/.test(after);
  if (capital) return (tight || /[.!?…»”"]\s*$/.test(before)) && acts;
  return reports || acts;
}

function closesFence(prose: string, dash: TextSpan, end: number): boolean {
  if (dash.end >= end) return false;
  const before = prose.slice(dash.start - 2, dash.start);
  return /[.,;:!?…]\s*$/.test(before) || /^[\s.,;:!?…]/.test(prose.charAt(dash.end));
}

function trimEnd(prose: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(prose.charAt(end - 1))) end--;
  return end;
}

function skipSpace(prose: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(prose.charAt(at))) at++;
  return at;
}
