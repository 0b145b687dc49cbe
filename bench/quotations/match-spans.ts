import type { TextSpan } from '../../src/prose/sentences/text-span.ts';

/**
 * `found` has the same words; `cut` begins or ends elsewhere; `torn` is in several pieces; `joined`
 * is together with another one; `missed` is not there; `invented` is marked by nobody.
 */
export const KINDS = ['found', 'cut', 'torn', 'joined', 'missed', 'invented'] as const;
export type Kind = (typeof KINDS)[number];

export interface Match extends TextSpan {
  kind: Kind;
}

const WORD = /[\p{L}\p{N}]/u;

/** Says of each marked span what became of it, and which quotations nobody marked. */
export function matchSpans(
  text: string,
  marked: TextSpan[],
  quotations: (TextSpan & { continued: boolean })[],
): Match[] {
  const gold = marked.map((span) => toWords(text, span)).sort((a, b) => a.start - b.start);
  const found = joinContinued(quotations).map((span) => toWords(text, span));
  const matches: Match[] = [];
  const met = new Set<TextSpan>();
  let from = 0;
  let last: TextSpan | undefined;
  for (const span of gold) {
    while ((found[from]?.end ?? Number.POSITIVE_INFINITY) <= span.start) from++;
    const over: TextSpan[] = [];
    for (let i = from; (found[i]?.start ?? span.end) < span.end; i++) over.push(found[i] ?? span);
    matches.push({ ...span, kind: kindOf(span, over, last) });
    for (const each of over) met.add(each);
    last = over.at(-1) ?? last;
  }
  const invented = found.filter((span) => !met.has(span));
  return [...matches, ...invented.map((span) => ({ ...span, kind: 'invented' as const }))];
}

function kindOf(span: TextSpan, over: TextSpan[], before: TextSpan | undefined): Kind {
  const [only, second] = over;
  if (only === undefined) return 'missed';
  if (second !== undefined) return 'torn';
  if (only === before || only.end > span.end + 1) return only === before ? 'joined' : 'cut';
  return only.start === span.start && only.end === span.end ? 'found' : 'cut';
}

/** From the first letter or digit to the last: whether marks belong to a span is no difference. */
function toWords(text: string, { start, end }: TextSpan): TextSpan {
  let [from, to] = [start, end];
  while (from < to && !WORD.test(text.charAt(from))) from++;
  while (to > from && !WORD.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

/** What goes on in the next paragraph is one quotation with what it goes on from. */
function joinContinued(quotations: (TextSpan & { continued: boolean })[]): TextSpan[] {
  const joined: TextSpan[] = [];
  for (const { start, end, continued } of quotations) {
    const last = joined.at(-1);
    if (continued && last !== undefined) last.end = end;
    else joined.push({ start, end });
  }
  return joined;
}
