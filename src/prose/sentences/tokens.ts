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
  /** True for a verb that reports speech: one that is known for it, or any that stands as a tag. */
  reports: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
/** "dit-il", "demanda-t-elle": verb and subject, which French joins. */
const FRENCH_SUBJECT = /(?:-t)?-(?=(?:je|tu|il|elle|on|nous|vous|ils|elles)$)/i;
const POSSESSIVE = /['’]s$/;
/** The longest gap that is looked at; longer ones hold no words and end the sentence anyway. */
const GAP_LIMIT = 12;
const ENDS_SENTENCE = /[.!?:…。！？]|["“”«»„‟‹›「」『』＂″]|``|''|[‘'‚]$|\n\s*\n/;

/** Splits prose into words, knowing where sentences begin. Full stops of titles end none. */
export function tokenize(prose: string, language = 'en'): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  let before: Token | undefined;
  for (const { raw, start } of wordsIn(prose, language)) {
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
      reports: false,
    };
    tokens.push(token);
    before = token;
    last = token.end;
  }
  return tokens;
}

function* wordsIn(prose: string, language: string): Generator<{ raw: string; start: number }> {
  for (const { 0: raw, index } of prose.matchAll(WORD)) {
    const joint = language === 'fr' ? FRENCH_SUBJECT.exec(raw) : null;
    if (joint === null) {
      yield { raw, start: index };
    } else {
      const second = joint.index + joint[0].length;
      yield { raw: raw.slice(0, joint.index), start: index };
      yield { raw: raw.slice(second), start: index + second };
    }
  }
}

function startsSentence(before: Token, gap: string): boolean {
  const abbreviated = gap.startsWith('.') && !gap.includes('\n\n') && isAbbreviation(before.text);
  return ENDS_SENTENCE.test(abbreviated ? gap.slice(1) : gap);
}
