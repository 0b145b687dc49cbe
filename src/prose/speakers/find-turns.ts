import type { Quotation } from '../quotations/find-quotations.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { firstWhere } from '../words/first-where.ts';
import type { Ref } from './find-refs.ts';
import { indexRefs, type RefIndex, readBeat, readLead, readTag, type Tag } from './find-tags.ts';

/** What one person says in one paragraph (and in those that its quotation goes on to). */
export interface Turn {
  quotations: Quotation[];
  /** Every tag in the paragraph, those of other quotations of the turn included. */
  tags: Tag[];
  /** The tag or beat that tells the speaker best. */
  evidence: Tag | null;
  /** Paragraphs of narration between the turn before and this one. */
  gap: number;
  /** Words of narration in them. */
  gapWords: number;
  /** Token index at which the turn's paragraph begins. */
  tokenFrom: number;
}

/** Token indexes of a stretch of narration, `to` exclusive. */
interface Range {
  from: number;
  to: number;
}

/** Groups the quotations into turns and reads the narration beside them. */
export function findTurns(parsed: ParsedProse, refs: Ref[]): Turn[] {
  const index = indexRefs(refs);
  const turns: Turn[] = [];
  let lastParagraph = -1;
  for (const quotations of byParagraph(parsed.quotations)) {
    const first = quotations[0];
    if (first === undefined) continue;
    const before = turns.at(-1);
    if (first.continued && before !== undefined) {
      before.quotations.push(first);
      quotations.shift();
      lastParagraph = first.paragraph;
      if (quotations.length === 0) continue;
    }
    const gap = lastParagraph === -1 ? 0 : Math.max(0, first.paragraph - lastParagraph - 1);
    const own = turnsOfParagraph(parsed, index, quotations, gap);
    if (own[0] !== undefined && gap > 0)
      own[0].gapWords = wordsBetween(parsed, lastParagraph, first.paragraph);
    for (const turn of own) turns.push(turn);
    lastParagraph = first.paragraph;
  }
  return turns;
}

function wordsBetween(parsed: ParsedProse, after: number, before: number): number {
  const start = parsed.paragraphs[after]?.end ?? 0;
  const { from, to } = tokensIn(parsed, {
    start,
    end: parsed.paragraphs[before]?.start ?? start,
  });
  return to - from;
}

function byParagraph(quotations: Quotation[]): Quotation[][] {
  const groups: Quotation[][] = [];
  for (const quotation of quotations) {
    const last = groups.at(-1);
    if (last?.[0]?.paragraph === quotation.paragraph) last.push(quotation);
    else groups.push([quotation]);
  }
  return groups;
}

/** One turn, or more where the narration between two quotations names another speaker. */
function turnsOfParagraph(
  parsed: ParsedProse,
  index: RefIndex,
  quotations: Quotation[],
  gap: number,
): Turn[] {
  const paragraph = parsed.paragraphs[quotations[0]?.paragraph ?? 0] ?? { start: 0, end: 0 };
  const turns: Turn[] = [];
  let lead = paragraph.start;
  let turn: Turn | null = null;
  quotations.forEach((quotation, i) => {
    const before = tokensIn(parsed, { start: lead, end: quotation.start });
    const next = quotations[i + 1]?.start ?? paragraph.end;
    const after = tokensIn(parsed, { start: quotation.end, end: next });
    const leading = readLeading(parsed, index, before, quotation);
    if (turn === null || speaksElse(turn, leading)) {
      const tokenFrom = tokensIn(parsed, { start: lead, end: lead }).from;
      turn = {
        quotations: [],
        tags: [],
        evidence: null,
        gap: turn === null ? gap : 0,
        gapWords: 0,
        tokenFrom,
      };
      turns.push(turn);
    }
    turn.quotations.push(quotation);
    addTag(turn, leading);
    for (const tag of readFollowing(parsed, index, after)) addTag(turn, tag);
    lead = quotation.end;
  });
  return turns;
}

function addTag(turn: Turn, tag: Tag | null): void {
  if (tag === null) return;
  const last = turn.tags.at(-1);
  if (tag.reporting && tag.span.start !== last?.span.start) turn.tags.push(tag);
  const best = turn.evidence;
  if (tag.ref === null) return;
  if (best === null || (tag.reporting && !best.reporting)) turn.evidence = tag;
}

function speaksElse(turn: Turn, leading: Tag | null): boolean {
  const before = turn.evidence?.ref;
  if (leading === null || !leading.reporting || before == null) return false;
  if (leading.ref === null || leading.ref === before) return false;
  if (leading.ref.character !== null && before.character !== null) {
    return leading.ref.character !== before.character;
  }
  return (leading.ref.kind === 'first') !== (before.kind === 'first');
}

/** The sentence before a quotation; a reporting verb counts where it leads up to the quotation. */
function readLeading(
  parsed: ParsedProse,
  index: RefIndex,
  range: Range,
  quotation: Quotation,
): Tag | null {
  const sentence = lastSentence(parsed, range);
  if (sentence.from >= sentence.to) return null;
  const leads = !/[.!?…]['"’”)]*\s*$/.test(
    parsed.prose.slice(Math.max(0, quotation.start - 5), quotation.start),
  );
  const tag = readLead(parsed, index, sentence.from, sentence.to);
  if (tag !== null) return leads ? tag : { ...tag, reporting: false };
  return readBeat(parsed, index, sentence.from, sentence.to);
}

/** The sentence after a quotation; of a tag that names nobody also whom the sentence is about. */
function readFollowing(parsed: ParsedProse, index: RefIndex, range: Range): Tag[] {
  const sentence = firstSentence(parsed, range);
  if (sentence.from >= sentence.to) return [];
  const tag = readTag(parsed, index, sentence.from, sentence.to);
  if (tag !== null && tag.ref !== null) return [tag];
  const beat = readBeat(parsed, index, sentence.from, sentence.to);
  return [tag, beat].filter((each) => each !== null);
}

function firstSentence(parsed: ParsedProse, { from, to }: Range): Range {
  let end = from + 1;
  while (end < to && !parsed.tokens[end]?.sentenceStart) end++;
  return { from, to: Math.min(end, to) };
}

function lastSentence(parsed: ParsedProse, { from, to }: Range): Range {
  let start = to - 1;
  while (start > from && !parsed.tokens[start]?.sentenceStart) start--;
  return { from: Math.max(start, from), to };
}

/** Indexes of the tokens inside a span of the prose. */
export function tokensIn(parsed: ParsedProse, span: TextSpan): Range {
  return {
    from: firstWhere(parsed.tokens, ({ start }) => start >= span.start),
    to: firstWhere(parsed.tokens, ({ start }) => start >= span.end),
  };
}
