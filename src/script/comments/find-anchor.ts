import { AppError, type CommentAnchor } from '../../contract/index.ts';
import { toCodePoints, toUnits } from '../../prose/words/code-points.ts';
import { firstWhere } from '../../prose/words/first-where.ts';
import { nearestWords } from './nearest-words.ts';
import { type ElementSpan, endOfWords, ownStretches, type Stretch } from './own-stretches.ts';

/** Longer words are cut: they are there to be found again. */
const LONGEST_QUOTE = 2_000;
/** Lines that are named where words stand on several. */
const MOST_LINES = 20;

/** What a thread hangs on. */
export interface FoundAnchor {
  element: string;
  /** Characters of the element before the words; null where it is about the whole element. */
  start: number | null;
  quote: string | null;
}

/**
 * The element that somebody means, and the words in it. What goes on into the next element is cut there.
 *
 * @throws AppError `invalid` where nothing is named or no element stands there, `not_found`, `ambiguous`, `conflict` where the words are others by now
 */
export function findAnchor(
  text: string,
  elements: readonly ElementSpan[],
  anchor: CommentAnchor,
): FoundAnchor {
  const own = ownStretches(text, elements);
  const meant =
    anchor.element === undefined
      ? stretchMeant(text, anchor)
      : inElement(text, own[elements.findIndex(({ id }) => id === anchor.element)], anchor);
  const start = skipBlank(text, meant);
  const end = endOfWords(text, start, meant.end);
  const at = elementAt(own, { start, end });
  const element = elements[at];
  const whole = own[at];
  if (element === undefined || whole === undefined) throw nothingThere(anchor);
  const from = Math.max(start, whole.start);
  const to = Math.min(end, whole.end);
  if (to <= from || (from === whole.start && to === whole.end)) {
    return { element: element.id, start: null, quote: null };
  }
  const before = text.slice(whole.start, from);
  return {
    element: element.id,
    start: toCodePoints(before, [before.length])[0] ?? 0,
    quote: firstCharacters(text.slice(from, to)),
  };
}

/** An element as a whole, or words of it. */
function inElement(text: string, own: Stretch | undefined, anchor: CommentAnchor): Stretch {
  if (own === undefined) {
    throw new AppError('not_found', `this version has no element "${anchor.element}"`, {
      hint: 'List its elements: goldenrod script show SCRIPT --source --json',
      details: { element: anchor.element },
    });
  }
  if (anchor.quote === undefined) return own;
  return foundWords(nearestWords(text, anchor.quote, { at: own.start, within: own }), anchor.quote);
}

function stretchMeant(text: string, { start, end, line, quote }: CommentAnchor): Stretch {
  if (start !== undefined || end !== undefined) return ofCharacters(text, { start, end, quote });
  if (line !== undefined) {
    const within = lineOf(text, line);
    if (quote === undefined) return { start: within.start, end: within.start };
    return foundWords(nearestWords(text, quote, { at: within.start, within }), quote);
  }
  if (quote === undefined) throw nothingNamed();
  return onlyWords(text, quote);
}

function ofCharacters(
  text: string,
  { start, end, quote }: Pick<CommentAnchor, 'start' | 'end' | 'quote'>,
): Stretch {
  if (start === undefined || end === undefined || end < start) {
    throw new AppError('invalid', 'a stretch has a start and an end, in this order', {
      hint: 'Give both in characters of the text; equal ones mean the element that stands there.',
      details: { start, end },
    });
  }
  const [from = 0, to = 0] = toUnits(text, [start, end]);
  if (quote === undefined || text.slice(from, to) === quote) return { start: from, end: to };
  const within = { start: 0, end: text.length };
  return foundWords(nearestWords(text, quote, { at: from, within }), quote);
}

function lineOf(text: string, line: number): Stretch {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) {
      throw new AppError('invalid', `there is no line ${line}: the script has ${at}`, {
        hint: `Give a line from 1 to ${at}.`,
        details: { line, lines: at },
      });
    }
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  const ends = end === -1 ? text.length : end;
  // The line means the element whose words stand on it.
  return { start: skipBlank(text, { start, end: ends }), end: ends };
}

function onlyWords(text: string, quote: string): Stretch {
  const start = text.indexOf(quote);
  if (start === -1) throw notThere(quote);
  const again = text.indexOf(quote, start + 1);
  if (again === -1) return { start, end: start + quote.length };
  const lines = [lineAt(text, start)];
  for (let at = again; at !== -1 && lines.length < MOST_LINES; at = text.indexOf(quote, at + 1)) {
    lines.push(lineAt(text, at));
  }
  const on = [...new Set(lines)];
  throw new AppError('ambiguous', `these words stand more than once, on line ${on.join(', ')}`, {
    hint: 'Give more words, or the line as well.',
    details: { quote, lines: on },
  });
}

function lineAt(text: string, unit: number): number {
  return text.slice(0, unit).split('\n').length;
}

function skipBlank(text: string, { start, end }: Stretch): number {
  let first = start;
  while (first < end && /\s/.test(text.charAt(first))) first += 1;
  return first;
}

/** The element in whose own words the stretch begins, else the first that it reaches. */
function elementAt(own: readonly Stretch[], { start, end }: Stretch): number {
  const next = firstWhere(own, (each) => each.end > start);
  const reached = own[next];
  return reached !== undefined && reached.start < Math.max(end, start + 1) ? next : -1;
}

function firstCharacters(words: string): string {
  const cut = words.slice(0, LONGEST_QUOTE);
  return cut.replace(/[\ud800-\udbff]$/, '').trimEnd();
}

function foundWords(found: Stretch | null, quote: string): Stretch {
  if (found === null) throw notThere(quote);
  return found;
}

const notThere = (quote: string): AppError =>
  new AppError('conflict', 'these words do not stand there', {
    hint: 'The text may have changed meanwhile. Read it again, and give the words as they are in it.',
    details: { quote },
  });

const nothingNamed = (): AppError =>
  new AppError('invalid', 'a comment is about something', {
    hint: 'Name an element, a start and an end in characters, a line, or the words.',
    details: { expected: ['element', 'start and end', 'line', 'quote'] },
  });

const nothingThere = (anchor: CommentAnchor): AppError =>
  new AppError('invalid', 'no scene, speech or action stands there', {
    hint: 'A comment hangs on what is shot, said or written to those who make the film; not on blank lines, page breaks or the title page.',
    details: { ...anchor },
  });
