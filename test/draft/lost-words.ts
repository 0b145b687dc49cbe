import type { DraftReport } from '../../src/contract/index.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import type { TextSpan } from '../../src/prose/sentences/text-span.ts';
import { toUnits } from '../../src/prose/words/code-points.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { lines } from '../../src/screenplay/lines.ts';

/** A draft says a sentence that a speech or a tag tore apart without what joined it. */
const JOINTS = new Set(['and', 'but', 'then', 'as', 'while', 'when']);
/** It may add a subject and a verb to one: "The keeper was". */
const MOST_ADDED = 8;

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The words of a chapter that its draft neither holds nor reports as cut, and those that it has without
 * the chapter, looked for from outside: in the text alone. Narration is compared where a style keeps its words.
 */
export function lostWords(
  text: string,
  fountain: string,
  report: DraftReport,
  { toldByNarrator }: { toldByNarrator: boolean },
): { said: string[]; told: string[] } {
  const quotations = parseProse(text).quotations;
  const cuts = cutSpans(text, report);
  const inner = quotations.map(({ innerStart, innerEnd }) => ({
    start: innerStart,
    end: innerEnd,
  }));
  const said = inner.flatMap((span) => wordsWithout(text, span, cuts));
  const spoken = lines(parseFountain(fountain));
  const lost = { said: [] as string[], told: [] as string[] };
  let at = 0;
  for (const { cue, extensions, text: own } of spoken) {
    const words = wordsOf(own);
    if (cue === 'NARRATOR') continue;
    if (words.every((word, i) => said[at + i] === word)) at += words.length;
    else if (!extensions.includes('V.O.')) {
      lost.said = [...words, '/', ...said.slice(at, at + words.length)];
      return lost;
    }
  }
  lost.said = said.slice(at, at + 20);
  if (!toldByNarrator) return lost;
  const told = between(quotations, text.length).flatMap((span) => wordsWithout(text, span, cuts));
  const heard = spoken
    .filter(({ cue }) => cue === 'NARRATOR')
    .flatMap((line) => wordsOf(line.text));
  lost.told = missing(told, heard);
  return lost;
}

/** Words that do not come up in order, but for what joins sentences. */
function missing(told: readonly string[], heard: readonly string[]): string[] {
  const lost: string[] = [];
  let at = 0;
  for (const word of told) {
    const near = heard.slice(at, at + MOST_ADDED).map((each) => each.toLowerCase());
    const found = near.indexOf(word.toLowerCase());
    if (found !== -1) at += found + 1;
    else if (!JOINTS.has(word.toLowerCase())) lost.push(word);
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
