import type { TextSpan } from '../sentences/text-span.ts';

/** A character that may be a quotation mark, with what its neighbours allow it to do. */
export interface Mark extends TextSpan {
  text: string;
  /** True at the very beginning of its paragraph. */
  first: boolean;
  opens: boolean;
  closes: boolean;
}

/** Words that begin with an apostrophe, which is then no quotation mark. */
const ELIDED =
  /^['’‘](?:tis|twas|twere|twill|em|til|cause|bout|round|neath|gainst|cept|n|ere|d|s|\d\ds?)\b/i;
const ELISION_WINDOW = 10;
/** Letters of scripts that part words by spaces: a mark between two of them is an apostrophe. */
const SPACED_LETTER =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}\p{N}]/u;
const NEVER_BEGINS = /[,;:!?)\]}。，]/;
const APOSTROPHES = new Set("'’‘");
const MOST_SORTS = 10_000;
/** French sets a space inside these. */
const SPACED_MARK = /[«»‹›]/;

/** The marks of one paragraph that match `pattern`, in order. */
export function findMarks(prose: string, span: TextSpan, pattern: RegExp): Mark[] {
  const marks: Mark[] = [];
  for (const match of prose.slice(span.start, span.end).matchAll(pattern)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const before = start === span.start ? '' : prose.charAt(start - 1);
    const after = end >= span.end ? '' : prose.charAt(end);
    marks.push({
      start,
      end,
      text: match[0],
      first: start === span.start,
      opens:
        mayOpen(match[0], before, after) && !(APOSTROPHES.has(match[0]) && isElided(prose, start)),
      closes: mayClose(match[0], before, after),
    });
  }
  return marks;
}

function mayOpen(mark: string, before: string, after: string): boolean {
  const next = sortOf(after);
  if (next.never || (next.space && !SPACED_MARK.test(mark))) return false;
  return before === '' || !sortOf(before).letter;
}

function mayClose(mark: string, before: string, after: string): boolean {
  if (before === '' || (sortOf(before).space && !SPACED_MARK.test(mark))) return false;
  return after === '' || !sortOf(after).letter;
}

interface Sort {
  space: boolean;
  /** A letter or digit beside which a mark is an apostrophe, or closes what begins before it. */
  letter: boolean;
  /** Nothing that is quoted begins with it. */
  never: boolean;
}

/** A text has few characters, and asks about each of them often. */
const sorts = new Map<string, Sort>([['', { space: false, letter: false, never: true }]]);

function sortOf(character: string): Sort {
  let sort = sorts.get(character);
  if (sort === undefined) {
    sort = {
      space: /\s/.test(character),
      letter: SPACED_LETTER.test(character),
      never: NEVER_BEGINS.test(character),
    };
    if (sorts.size < MOST_SORTS) sorts.set(character, sort);
  }
  return sort;
}

function isElided(prose: string, at: number): boolean {
  return ELIDED.test(prose.slice(at, at + ELISION_WINDOW));
}
