import type { TextSpan } from '../sentences/text-span.ts';
import type { Mark } from './find-marks.ts';
import type { QuotationStyle } from './quotation-styles.ts';

/** Text between marks; `start` and `end` include them. */
export interface Marked extends TextSpan {
  innerStart: number;
  innerEnd: number;
}

export interface MarkedParagraph {
  quotations: Marked[];
  /** The style of the quotation that the paragraph does not close. */
  open: QuotationStyle | null;
}

const PUNCTUATION = /[.,!?;:…—–"”)-]/;
/** Two habits of one typesetter: a straight mark may close what a curved one opened. */
const SINGLE_FAMILY = ["'", '‘', '’'];

/** The quotations of one paragraph in the styles of its text. */
export function readMarks(
  prose: string,
  span: TextSpan,
  marks: Mark[],
  styles: QuotationStyle[],
): MarkedParagraph {
  const apostrophe = styles.find((style) => style.apostrophe);
  if (apostrophe !== undefined) {
    const single = readApostrophes(prose, span, marks, apostrophe);
    return styles.length === 1 ? single : besides(single, readOuter(prose, span, marks, styles));
  }
  return readOuter(prose, span, marks, styles);
}

/** Of a paragraph read in two ways the one that begins first. */
function besides(one: MarkedParagraph, other: MarkedParagraph): MarkedParagraph {
  const [first, second] = [one.quotations[0], other.quotations[0]];
  if (first === undefined || second === undefined) return first === undefined ? other : one;
  return first.start <= second.start ? one : other;
}

function readOuter(
  prose: string,
  span: TextSpan,
  marks: Mark[],
  styles: QuotationStyle[],
): MarkedParagraph {
  const byOpen = new Map<string, { style: QuotationStyle; nests: boolean }>();
  for (const style of styles) {
    if (!style.apostrophe) byOpen.set(style.open, { style, nests: isBalanced(marks, style) });
  }
  const quotations: Marked[] = [];
  let open: { mark: Mark; style: QuotationStyle; nests: boolean; depth: number } | null = null;
  for (const mark of marks) {
    if (open === null) {
      const opens = byOpen.get(mark.text);
      if (opens === undefined || isInchMark(prose, mark)) continue;
      open = { mark, ...opens, depth: 0 };
    } else if (mark.text === open.style.open && open.nests) {
      open.depth++;
    } else if (open.style.close.includes(mark.text)) {
      if (open.depth > 0) open.depth--;
      else {
        quotations.push(between(open.mark, mark.start, mark.end));
        open = null;
      }
    }
  }
  if (open !== null) quotations.push(between(open.mark, span.end, span.end));
  return { quotations, open: open?.style ?? null };
}

/** Opening and closing marks that come out even can be quotations inside quotations. */
function isBalanced(marks: Mark[], { open, close }: QuotationStyle): boolean {
  if (close.includes(open)) return false;
  let [opened, closed] = [0, 0];
  for (const { text } of marks) {
    if (text === open) opened++;
    else if (close.includes(text)) closed++;
  }
  return opened === closed;
}

function between(open: Mark, innerEnd: number, end: number): Marked {
  return { start: open.start, end, innerStart: open.end, innerEnd };
}

function isInchMark(prose: string, { text, start }: Mark): boolean {
  return (text === '"' || text === '″') && /\d/.test(prose.charAt(start - 1));
}

function readApostrophes(
  prose: string,
  span: TextSpan,
  marks: Mark[],
  style: QuotationStyle,
): MarkedParagraph {
  const quotations: Marked[] = [];
  const family = SINGLE_FAMILY.includes(style.open) && style.open !== '’';
  const opens = family ? ["'", '‘'] : [style.open];
  const closes = family ? ["'", '’'] : style.close;
  const lastSure = lastCloseAfterPunctuation(prose, marks, closes);
  let open: Mark | null = null;
  for (const mark of marks) {
    if (open === null) {
      if (opens.includes(mark.text) && opensSingle(prose, mark)) open = mark;
    } else if (closes.includes(mark.text) && closesSingle(prose, mark, lastSure)) {
      quotations.push(between(open, mark.start, mark.end));
      open = null;
    }
  }
  if (open !== null) quotations.push(between(open, span.end, span.end));
  return { quotations, open: open === null ? null : style };
}

function opensSingle(prose: string, mark: Mark): boolean {
  return mark.first || (mark.opens && /[\s([{—–"“«-]/.test(prose.charAt(mark.start - 1)));
}

function closesSingle(prose: string, mark: Mark, lastSure: number): boolean {
  if (!mark.closes) return false;
  return PUNCTUATION.test(prose.charAt(mark.start - 1)) || mark.start >= lastSure;
}

function lastCloseAfterPunctuation(
  prose: string,
  marks: Mark[],
  closes: readonly string[],
): number {
  const last = marks.findLast(
    ({ text, start, first }) =>
      !first && closes.includes(text) && PUNCTUATION.test(prose.charAt(start - 1)),
  );
  return last?.start ?? -1;
}
