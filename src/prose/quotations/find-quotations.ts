import type { TextSpan } from '../sentences/text-span.ts';

/** Text between quotation marks, within one paragraph; `start` and `end` include the marks. */
export interface Quotation extends TextSpan {
  innerStart: number;
  innerEnd: number;
  /** Index into the paragraphs given. */
  paragraph: number;
  /** True when it goes on from the quotation before it, in the paragraph above. */
  continued: boolean;
}

const DOUBLE_CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['‹', '›'],
  ['"', '"'],
]);
/** Words that begin with an apostrophe, which is then no quotation mark. */
const ELIDED =
  /^['’‘](?:tis|twas|twere|twill|em|til|cause|bout|round|neath|gainst|cept|n|ere|d|s)\b/i;
const ELISION_WINDOW = 10;
const LETTER = /[\p{L}\p{N}]/u;
const PUNCTUATION = /[.,!?;:…—–"”)-]/;

/**
 * Finds every quotation. Double marks and guillemets count unless the prose quotes in single
 * marks; then marks of the other kind are quotations inside quotations and are left alone.
 */
export function findQuotations(prose: string, paragraphs: TextSpan[]): Quotation[] {
  const single = quotesInSingleMarks(prose, paragraphs);
  const found: Quotation[] = [];
  let openAtEnd = false;
  paragraphs.forEach((span, paragraph) => {
    const here = single ? singleIn(prose, span) : doubleIn(prose, span);
    const first = here.quotations[0];
    for (const quotation of here.quotations) {
      const continued = openAtEnd && quotation === first && quotation.start === span.start;
      found.push({ ...quotation, paragraph, continued });
    }
    openAtEnd = here.openAtEnd;
  });
  return found.filter((q) => LETTER.test(prose.slice(q.innerStart, q.innerEnd)));
}

function quotesInSingleMarks(prose: string, paragraphs: TextSpan[]): boolean {
  let single = 0;
  let double = 0;
  for (const { start } of paragraphs) {
    const mark = prose.charAt(start);
    if (DOUBLE_CLOSERS.has(mark)) double++;
    else if (mark === '‘' || (mark === "'" && !isElided(prose, start))) single++;
  }
  if (single === double)
    return single === 0 && !/["“«„]/.test(prose) && /(?:^|\s)[‘']\p{Lu}/u.test(prose);
  return single > double;
}

interface Marks {
  quotations: Omit<Quotation, 'paragraph' | 'continued'>[];
  openAtEnd: boolean;
}

function doubleIn(prose: string, span: TextSpan): Marks {
  const quotations: Marks['quotations'] = [];
  let open = -1;
  let closers = '';
  for (let i = span.start; i < span.end; i++) {
    const mark = prose.charAt(i);
    if (open === -1) {
      const opens = DOUBLE_CLOSERS.get(mark);
      if (opens === undefined || (mark === '"' && isInchMark(prose, i))) continue;
      open = i;
      closers = opens;
    } else if (closers.includes(mark)) {
      quotations.push({ start: open, end: i + 1, innerStart: open + 1, innerEnd: i });
      open = -1;
    }
  }
  if (open !== -1) {
    quotations.push({ start: open, end: span.end, innerStart: open + 1, innerEnd: span.end });
  }
  return { quotations, openAtEnd: open !== -1 };
}

function isInchMark(prose: string, at: number): boolean {
  return /\d/.test(prose.charAt(at - 1));
}

function singleIn(prose: string, span: TextSpan): Marks {
  const quotations: Marks['quotations'] = [];
  const lastSureClose = lastCloseAfterPunctuation(prose, span);
  let open = -1;
  for (let i = span.start; i < span.end; i++) {
    const mark = prose.charAt(i);
    if (mark !== "'" && mark !== '’' && mark !== '‘') continue;
    if (open === -1) {
      if (opensSingle(prose, i, span)) open = i;
    } else if (mark !== '‘' && closesSingle(prose, i, span, lastSureClose)) {
      quotations.push({ start: open, end: i + 1, innerStart: open + 1, innerEnd: i });
      open = -1;
    }
  }
  if (open !== -1) {
    quotations.push({ start: open, end: span.end, innerStart: open + 1, innerEnd: span.end });
  }
  return { quotations, openAtEnd: open !== -1 };
}

function opensSingle(prose: string, at: number, span: TextSpan): boolean {
  if (prose.charAt(at) === '’') return false;
  if (at === span.start) return true;
  if (LETTER.test(prose.charAt(at - 1)) || /\s/.test(prose.charAt(at + 1))) return false;
  if (!/[\s(—–-]/.test(prose.charAt(at - 1))) return false;
  return prose.charAt(at) === '‘' || !isElided(prose, at);
}

function closesSingle(prose: string, at: number, span: TextSpan, lastSure: number): boolean {
  const before = prose.charAt(at - 1);
  const after = at + 1 < span.end ? prose.charAt(at + 1) : ' ';
  if (/\s/.test(before) || LETTER.test(after)) return false;
  if (PUNCTUATION.test(before)) return true;
  return at >= lastSure;
}

function lastCloseAfterPunctuation(prose: string, span: TextSpan): number {
  for (let i = span.end - 1; i > span.start; i--) {
    const mark = prose.charAt(i);
    if (mark !== "'" && mark !== '’') continue;
    if (PUNCTUATION.test(prose.charAt(i - 1))) return i;
  }
  return -1;
}

function isElided(prose: string, at: number): boolean {
  return ELIDED.test(prose.slice(at, at + ELISION_WINDOW));
}
