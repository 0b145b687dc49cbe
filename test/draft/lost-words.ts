import type { DraftReport } from '../../src/contract/index.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import type { TextSpan } from '../../src/prose/sentences/text-span.ts';
import { toUnits } from '../../src/prose/words/code-points.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { lines } from '../../src/screenplay/lines.ts';
import type { Line } from '../../src/screenplay/types.ts';

/** A draft says a sentence that a speech or a tag tore apart without what joined it. */
const JOINTS = new Set('and but then as while when who before until till because'.split(' '));
/** It may add a subject and a verb to one: "The keeper was". */
const MOST_ADDED = 8;

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

interface Lost {
  said: string[];
  told: string[];
}

/**
 * The words of a chapter that its draft neither holds nor reports as cut, and those that it has without
 * the chapter, looked for from outside: in the text alone. Narration is compared where a style keeps its words.
 */
export function lostWords(
  text: string,
  fountain: string,
  report: DraftReport,
  { toldByNarrator }: { toldByNarrator: boolean },
): Lost {
  const quotations = parseProse(text).quotations;
  const cuts = cutSpans(text, report);
  const inner = quotations.map(({ innerStart, innerEnd }) => ({
    start: innerStart,
    end: innerEnd,
  }));
  const saidInEach = inner.map((span) => wordsWithout(text, span, cuts));
  const said = saidInEach.flat();
  const ends = new Set<number>();
  let sum = 0;
  for (const words of saidInEach) {
    sum += words.length;
    ends.add(sum);
  }
  const spoken = lines(parseFountain(fountain));
  const told = toldByNarrator
    ? between(quotations, text.length).flatMap((span) => wordsWithout(text, span, cuts))
    : [];
  const plain = compare(spoken, said, told, () => false);
  if (plain.said.length + plain.told.length === 0) return plain;
  // Who tells a book in the first person speaks under the cue of a narrator where nobody names him, and
  // what he thinks is a voice-over as what he tells is: a quotation to its end.
  const isQuotation = ({ extensions }: Line, end: number) =>
    !extensions.includes('V.O.') || ends.has(end);
  return compare(spoken, said, told, isQuotation);
}

/** @param saysIt whether a line of the narrator's, with what is said to its end, may be a quotation */
function compare(
  spoken: readonly Line[],
  said: readonly string[],
  told: readonly string[],
  saysIt: (line: Line, end: number) => boolean,
): Lost {
  const heard: string[] = [];
  let at = 0;
  for (const line of spoken) {
    const words = wordsOf(line.text);
    const narrates = line.cue === 'NARRATOR';
    const comesNext = words.every((word, i) => said[at + i] === word);
    if (comesNext && (!narrates || saysIt(line, at + words.length))) at += words.length;
    else if (narrates) for (const word of words) heard.push(word);
    else if (!line.extensions.includes('V.O.')) {
      return { said: [...words, '/', ...said.slice(at, at + words.length)], told: [] };
    }
  }
  return { said: said.slice(at, at + 20), told: missing(told, heard) };
}

/** Words that do not come up in order, but for what joins sentences: that comes up next or not at all. */
function missing(told: readonly string[], heard: readonly string[]): string[] {
  const lost: string[] = [];
  let at = 0;
  for (const word of told.map((each) => each.toLowerCase())) {
    const joins = JOINTS.has(word);
    const near = heard.slice(at, at + (joins ? 1 : MOST_ADDED)).map((each) => each.toLowerCase());
    const found = near.indexOf(word);
    if (found !== -1) at += found + 1;
    else if (!joins) lost.push(word);
  }
  return lost;
}

function cutSpans(text: string, report: DraftReport): TextSpan[] {
  const units = toUnits(
    text,
    report.cuts.flatMap(({ start, end }) => [start, end]),
  );
  return report.cuts.map((_, at) => ({ start: units[2 * at] ?? 0, end: units[2 * at + 1] ?? 0 }));
}

function between(spans: readonly TextSpan[], end: number): TextSpan[] {
  const starts = [0, ...spans.map((span) => span.end)];
  return starts.map((start, at) => ({ start, end: spans[at]?.start ?? end }));
}

/** The words of a stretch that no cut covers. */
function wordsWithout(text: string, { start, end }: TextSpan, cuts: readonly TextSpan[]): string[] {
  const inside = cuts.filter((cut) => cut.start < end && cut.end > start);
  const pieces: string[] = [];
  let at = start;
  for (const cut of inside) {
    pieces.push(text.slice(at, Math.max(at, cut.start)));
    at = Math.max(at, Math.min(end, cut.end));
  }
  return [...pieces, text.slice(at, end)].flatMap(wordsOf);
}
