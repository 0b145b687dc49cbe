import { endsWithAbbreviation } from './abbreviations.ts';
import type { TextSpan } from './text-span.ts';

/** What ends a sentence, with closing marks; the next one begins with a capital or a mark. */
const END = /(?<![.!?…])[.!?…]+["'”’»)\]_]*\s+(?=["'“‘«([_]*[\p{Lu}\p{N}])/gu;

/** Splits prose into sentences; white space inside them becomes single spaces. */
export function splitSentences(text: string): string[] {
  return sentenceSpans(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
}

/** Where the sentences of prose stand, without the white space around them. Linear in the text. */
export function sentenceSpans(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = text.length - text.trimStart().length;
  for (const match of text.matchAll(END)) {
    const [ending] = match;
    if (ending.startsWith('.') && endsWithAbbreviation(text, match.index)) continue;
    spans.push({ start, end: match.index + ending.trimEnd().length });
    start = match.index + ending.length;
  }
  const end = text.trimEnd().length;
  if (end > start) spans.push({ start, end });
  return spans;
}
