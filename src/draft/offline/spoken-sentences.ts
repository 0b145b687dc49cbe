import { sentenceSpans } from '../../prose/sentences/split-sentences.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';

/** A sentence of a speech, and where it stands in the chapter's text: in parts where a tag interrupts it. */
export interface SpokenSentence {
  words: string;
  from: TextSpan[];
}

const LETTER = /[\p{L}\p{N}]/u;
const LETTERS = /[\p{L}\p{N}]/gu;

/**
 * The sentences of a speech. Its words have the letters of its parts in their order, and marks and
 * white space of their own: so the letters tell where a sentence ends in the chapter.
 */
export function spokenSentences(
  text: string,
  { words, from }: { words: string; from: readonly TextSpan[] },
): SpokenSentence[] {
  const take = letterTaker(text, from);
  const sentences = sentenceSpans(words).map(({ start, end }) => {
    const own = words.slice(start, end);
    return { words: own, from: take(own.match(LETTERS)?.length ?? 0) };
  });
  // Dots alone are no sentence of their own: they stay with what was said before them.
  return sentences.reduce<SpokenSentence[]>((joined, sentence) => {
    const last = joined.at(-1);
    if (sentence.from.length > 0 || last === undefined) joined.push(sentence);
    else last.words += ` ${sentence.words}`;
    return joined;
  }, []);
}

/** Takes so many letters off the parts, with the marks behind the last: the spans that they stand in. */
function letterTaker(text: string, parts: readonly TextSpan[]): (count: number) => TextSpan[] {
  let part = 0;
  let at = parts[0]?.start ?? 0;
  return (count) => {
    const spans: TextSpan[] = [];
    let left = count;
    let start = -1;
    while (left > 0 && part < parts.length) {
      const end = parts[part]?.end ?? 0;
      const char = at < end ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
      if (char === '') {
        if (start !== -1) spans.push({ start, end });
        start = -1;
        part++;
        at = parts[part]?.start ?? 0;
        continue;
      }
      if (LETTER.test(char)) {
        if (start === -1) start = at;
        left--;
      }
      at += char.length;
    }
    const end = parts[part]?.end ?? at;
    while (at < end && !isLetterOrSpace(text.charAt(at))) at++;
    if (start !== -1) spans.push({ start, end: at });
    return spans;
  };
}

function isLetterOrSpace(char: string): boolean {
  return /[\s\p{L}\p{N}\ud800-\udfff]/u.test(char);
}
