import type { Mark } from './find-marks.ts';
import { QUOTATION_STYLES, type QuotationStyle } from './quotation-styles.ts';

/** What a quotation at the head of a paragraph weighs beside one in the middle. */
const HEAD_WEIGHT = 10;
/** A paragraph that opens and does not close: speech that goes on, or a slip. */
const OPEN_HEAD_WEIGHT = 5;
const STRAY_WEIGHT = 2;
/** Quotations in a stretch by which it may have a style of its own, and how clearly. */
const OWN_STYLE = { heads: 5, lead: 3 };
/** In a text that quotes in inner marks: paragraphs that must begin with outer ones, and their share. */
const BESIDE_INNER = { heads: 3, share: 0.1 };

interface Evidence {
  style: QuotationStyle;
  heads: number;
  score: number;
}

/** How well each style fits the marks of some paragraphs, best first. */
export function weighStyles(paragraphs: Mark[][]): Evidence[] {
  const there = new Set<string>();
  for (const marks of paragraphs) for (const { text } of marks) there.add(text);
  return QUOTATION_STYLES.map((style) =>
    there.has(style.open) ? weigh(style, paragraphs) : { style, heads: 0, score: 0 },
  ).sort((one, other) => other.score - one.score);
}

function weigh(style: QuotationStyle, paragraphs: Mark[][]): Evidence {
  const evidence = { style, heads: 0, score: 0 };
  let open = false;
  for (const marks of paragraphs) open = weighParagraph(evidence, marks, open);
  return evidence;
}

/** True where the paragraph leaves a quotation open; `goesOn` where the one above it did. */
function weighParagraph(evidence: Evidence, marks: Mark[], goesOn: boolean): boolean {
  const { style } = evidence;
  let open: Mark | null = null;
  for (const mark of marks) {
    const again = goesOn && mark.first && mark.text === style.goesOn;
    if (open === null && ((mark.text === style.open && mark.opens) || again)) open = mark;
    else if (open !== null && style.close.includes(mark.text) && mark.closes) {
      if (open.first) evidence.heads++;
      evidence.score += open.first ? HEAD_WEIGHT : 1;
      open = null;
    } else if (open === null && style.close.includes(mark.text) && !style.apostrophe) {
      evidence.score -= STRAY_WEIGHT;
    }
  }
  if (open?.first) evidence.score += OPEN_HEAD_WEIGHT;
  return open !== null;
}

/**
 * The styles that quote in some paragraphs: the one that fits best, and others whose marks cannot
 * be taken for its own. A stretch that clearly has another habit than the whole has its own.
 */
export function chooseStyles(whole: Evidence[], stretch: Evidence[]): QuotationStyle[] {
  const [own, general] = [stretch[0], whole[0]];
  if (own === undefined || general === undefined) return [];
  const generalHere = stretch.find(({ style }) => style === general.style)?.score ?? 0;
  const differs = own.heads >= OWN_STYLE.heads && own.score > generalHere * OWN_STYLE.lead;
  return together(differs ? stretch : whole);
}

function together(ranked: Evidence[]): QuotationStyle[] {
  const [best] = ranked;
  if (best === undefined) return [];
  const chosen: QuotationStyle[] = best.score > 0 ? [best.style] : [];
  for (const { style, heads } of ranked) {
    if (style.level === 'inner' || chosen.some((other) => shareMarks(style, other))) continue;
    const beside = heads >= BESIDE_INNER.heads && heads >= best.heads * BESIDE_INNER.share;
    if (chosen[0]?.level !== 'inner' || beside) chosen.push(style);
  }
  return chosen;
}

function shareMarks(one: QuotationStyle, other: QuotationStyle): boolean {
  const marks = new Set([one.open, ...one.close]);
  return [other.open, ...other.close].some((mark) => marks.has(mark));
}
