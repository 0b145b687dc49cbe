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

/** A quotation of one paragraph; what goes on from the one above may be marked by itself or with it. */
type Piece = TextSpan & { continued: boolean };

const WORD = /[\p{L}\p{N}]/u;

/** Says of each marked span what became of it, and which quotations nobody marked. */
export function matchSpans(text: string, marked: TextSpan[], quotations: Piece[]): Match[] {
  const gold = marked.map((span) => toWords(text, span)).sort((a, b) => a.start - b.start);
  const found = quotations.map((span) => ({ ...toWords(text, span), continued: span.continued }));
  const matches: Match[] = [];
  const met = new Set<TextSpan>();
  let from = 0;
  let last: Piece | undefined;
  for (const span of gold) {
    while ((found[from]?.end ?? Number.POSITIVE_INFINITY) <= span.start) from++;
    const over: Piece[] = [];
    for (let i = from; i < found.length; i++) {
      const piece = found[i];
      if (piece === undefined || piece.start >= span.end) break;
      over.push(piece);
    }
    matches.push({ ...span, kind: kindOf(span, over, last) });
    for (const each of over) met.add(each);
    last = over.at(-1) ?? last;
  }
  const invented = found.filter((span) => !met.has(span));
  return [...matches, ...invented.map((span) => ({ ...span, kind: 'invented' as const }))];
}

function kindOf(span: TextSpan, over: Piece[], before: Piece | undefined): Kind {
  const [first, ...others] = over;
  const end = over.at(-1)?.end ?? 0;
  if (first === undefined) return 'missed';
  if (others.some(({ continued }) => !continued)) return 'torn';
  if (first === before) return 'joined';
  return first.start === span.start && end === span.end ? 'found' : 'cut';
}

/** From the first letter or digit to the last: whether marks belong to a span is no difference. */
function toWords(text: string, { start, end }: TextSpan): TextSpan {
  let [from, to] = [start, end];
  while (from < to && !WORD.test(text.charAt(from))) from++;
  while (to > from && !WORD.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
