import { isAbbreviation } from './abbreviations.ts';
import type { TextSpan } from './text-span.ts';

/** A word of the prose. */
export interface Token extends TextSpan {
  /** As written, without a possessive 's. */
  text: string;
  lower: string;
  capitalised: boolean;
  possessive: boolean;
  /** True for the first word of a paragraph, sentence or quotation. */
  sentenceStart: boolean;
  /** What stands between the word before and this one. */
  gap: string;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const POSSESSIVE = /['’]s$/;
/** The longest gap that is looked at; longer ones hold no words and end the sentence anyway. */
const GAP_LIMIT = 12;
const ENDS_SENTENCE = /[.!?:…]|["“”«»„]|[‘']$|\n\s*\n/;

/** Splits prose into words, knowing where sentences begin. Full stops of titles end none. */
export function tokenize(prose: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  let before: Token | undefined;
  for (const match of prose.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const possessive = POSSESSIVE.test(raw);
    const text = possessive ? raw.slice(0, -2) : raw;
    const gap = prose.slice(Math.max(last, start - GAP_LIMIT), start);
    const token: Token = {
      start,
      end: start + raw.length,
      text,
      lower: text.toLowerCase().replaceAll('’', "'"),
      capitalised: /^\p{Lu}/u.test(text),
      possessive,
      sentenceStart: before === undefined || startsSentence(before, gap),
      gap,
    };
    tokens.push(token);
    before = token;
    last = token.end;
  }
  return tokens;
}

function startsSentence(before: Token, gap: string): boolean {
  const abbreviated = gap.startsWith('.') && !gap.includes('\n\n') && isAbbreviation(before.text);
  return ENDS_SENTENCE.test(abbreviated ? gap.slice(1) : gap);
}
