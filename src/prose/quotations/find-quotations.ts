import { findLanguage } from '../languages/find-language.ts';
import type { Language } from '../languages/language.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { chooseStyles, weighStyles } from './choose-styles.ts';
import { beginsWithDash, readDashes, speaksByDash, speechInside } from './dash-dialogue.ts';
import { findMarks, type Mark } from './find-marks.ts';
import type { Quotation } from './quotation.ts';
import { markPattern, type QuotationStyle } from './quotation-styles.ts';
import { type Marked, readMarks } from './read-marks.ts';

export type { Quotation };

const LETTER = /[\p{L}\p{N}]/u;
/** Paragraphs that are looked at together for a style of their own. */
const STRETCH = 50;
/** Paragraphs without marks through which a quotation may go on to its closing mark. */
const MOST_UNMARKED = 20;

/**
 * Finds every quotation, in the marks that the text shows to be its own: stretch by stretch, since
 * a book may hold more than one habit. Linear in the prose but for a logarithm.
 */
export function findQuotations(
  prose: string,
  paragraphs: TextSpan[],
  language: Language = findLanguage(prose),
): Quotation[] {
  const pattern = markPattern(prose);
  const marks = paragraphs.map((span) => findMarks(prose, span, pattern));
  const whole = weighStyles(marks);
  const found = new Finder(prose, paragraphs, marks, language);
  for (let from = 0; from < paragraphs.length; from += STRETCH) {
    const to = Math.min(paragraphs.length, from + STRETCH);
    const stretch = marks.slice(from, to);
    const all = stretch.length === marks.length;
    const styles = chooseStyles(whole, all ? whole : weighStyles(stretch));
    const heads = stretch.filter((each) => each.some((mark) => mark.first && mark.opens)).length;
    const dashes = speaksByDash(prose, paragraphs.slice(from, to), heads, language);
    for (let at = from; at < to; at++) found.read(at, styles, dashes);
  }
  for (const quotation of found.quotations) leaveOutSpace(prose, quotation);
  return found.quotations.filter((q) => LETTER.test(prose.slice(q.innerStart, q.innerEnd)));
}

/** French sets a space inside the marks. */
function leaveOutSpace(prose: string, quotation: Quotation): void {
  const { innerStart, innerEnd } = quotation;
  while (quotation.innerStart < innerEnd && /\s/.test(prose.charAt(quotation.innerStart)))
    quotation.innerStart++;
  while (quotation.innerEnd > innerStart && /\s/.test(prose.charAt(quotation.innerEnd - 1)))
    quotation.innerEnd--;
}

/** Reads one paragraph after the other, and remembers what the last one left open. */
class Finder {
  readonly quotations: Quotation[] = [];
  /** The style of a quotation that is not closed yet. */
  private open: QuotationStyle | null = null;
  /** Paragraphs since then that hold no mark of it. */
  private unmarked = 0;
  /** True while the paragraph above ends with words said behind a dash. */
  private dashOpen = false;

  private readonly prose: string;
  private readonly paragraphs: TextSpan[];
  private readonly marks: Mark[][];
  private readonly language: Language;

  constructor(prose: string, paragraphs: TextSpan[], marks: Mark[][], language: Language) {
    this.prose = prose;
    this.paragraphs = paragraphs;
    this.marks = marks;
    this.language = language;
  }

  read(paragraph: number, styles: QuotationStyle[], dashes: boolean): void {
    const span = this.paragraphs[paragraph] ?? { start: 0, end: 0 };
    const marks = this.marks[paragraph] ?? [];
    if (dashes && this.readDashed(paragraph, span, marks)) return;
    const continued = this.goesOn(marks);
    const [head, ...others] = marks;
    const own =
      continued && head !== undefined
        ? [{ ...head, text: this.open?.open ?? head.text }, ...others]
        : marks;
    const from = continued ? span.start : this.closeOpen(paragraph, span, marks);
    const rest = from === span.start ? own : own.filter((mark) => mark.start >= from);
    const { quotations, open } = readMarks(this.prose, span, rest, styles);
    this.add(paragraph, quotations, continued && quotations[0]?.start === span.start);
    if (open !== null || !this.awaitsClose(marks)) {
      this.open = open;
      this.unmarked = 0;
    }
  }

  private add(paragraph: number, found: Marked[], continued: boolean, dashed = false): void {
    found.forEach((each, i) => {
      const quotation = { ...each, paragraph, continued: continued && i === 0 };
      this.quotations.push(dashed ? { ...quotation, dashed } : quotation);
    });
  }

  /** What stands behind dashes in a paragraph that begins with one, or where narration leads up to it. */
  private readDashed(paragraph: number, span: TextSpan, marks: Mark[]): boolean {
    if (this.dashOpen && marks[0]?.first && marks[0].text === '»') {
      const all = { ...span, innerStart: marks[0].end, innerEnd: span.end };
      this.add(paragraph, [all], true, true);
      return true;
    }
    this.dashOpen = false;
    const start = beginsWithDash(this.prose, span) ? span.start : speechInside(this.prose, span);
    if (start === -1) return false;
    const said = readDashes(this.prose, { start, end: span.end }, this.language);
    const last = said.at(-1);
    if (
      last !== undefined &&
      closesGuillemet(marks) &&
      this.prose.charAt(last.innerEnd - 1) === '»'
    ) {
      last.innerEnd--;
    }
    this.dashOpen = last?.end === span.end;
    this.add(paragraph, said, false, true);
    return said.length > 0;
  }

  /** True where a paragraph begins with the mark by which the quotation above it goes on. */
  private goesOn([head]: Mark[]): boolean {
    if (this.open === null || this.unmarked > 0 || !head?.first) return false;
    return head.text === this.open.open || head.text === this.open.goesOn;
  }

  /**
   * A quotation may run through paragraphs without marks to its closing one. Answers where the
   * rest of the paragraph begins.
   */
  private closeOpen(paragraph: number, span: TextSpan, marks: Mark[]): number {
    const mark = this.open === null ? undefined : firstOf(this.open, marks);
    if (mark === undefined || this.open?.close.includes(mark.text) !== true) return span.start;
    if (!isDirected(this.open)) return span.start;
    const from = paragraph - this.unmarked;
    while ((this.quotations.at(-1)?.paragraph ?? -1) >= from) this.quotations.pop();
    for (let at = from; at < paragraph; at++) {
      const between = this.paragraphs[at] ?? span;
      this.add(at, [{ ...between, innerStart: between.start, innerEnd: between.end }], true);
    }
    const last = { start: span.start, end: mark.end, innerStart: span.start, innerEnd: mark.start };
    this.add(paragraph, [last], true);
    this.open = null;
    return mark.end;
  }

  /** True while the open quotation may still be closed further down; counts the paragraph. */
  private awaitsClose(marks: Mark[]): boolean {
    if (this.open === null || !isDirected(this.open)) return false;
    if (firstOf(this.open, marks) !== undefined) return false;
    return ++this.unmarked <= MOST_UNMARKED;
  }
}

function firstOf(style: QuotationStyle, marks: Mark[]): Mark | undefined {
  return marks.find(({ text }) => text === style.open || style.close.includes(text));
}

/** True for marks that tell opening from closing, and both from an apostrophe. */
function isDirected(style: QuotationStyle): boolean {
  return style.apostrophe !== true && !style.close.includes(style.open);
}

/** A closing guillemet that nothing in its paragraph opens: the end of a French dialogue. */
function closesGuillemet(marks: Mark[]): boolean {
  return marks.some(({ text }) => text === '»') && !marks.some(({ text }) => text === '«');
}
