import { sentenceSpans } from '../../prose/sentences/split-sentences.ts';
import type { PhraseEnd } from './pauses.ts';

/** What is said in one breath, as it is written. */
export interface Phrase {
  words: string;
  end: PhraseEnd;
}

/** A voice has all of a phrase in its memory at once. */
const LONGEST_PHRASE = 300;
/**
 * Where a voice stops inside a sentence: never within a number or a word. Runs of dots and spaces are
 * looked at from their beginning alone, or their time would grow with the square of their length.
 */
const INNER = /(?:…|(?<!\.)\.{3,})(?=\s|\p{L})|[;:](?=\s)|(?<!\s)\s*(?:—|-{2,})\s*|\s[–-]\s/gu;
/** What a sentence that trails off ends with, and closing marks behind it. */
const TRAILS_OFF = /(?:…|\.{3})[^\p{L}\p{N}]*$/u;
const ENDING_LENGTH = 12;

/** Takes a line apart where it pauses; phrases without anything to say are left out. Linear in it. */
export function splitPhrases(text: string): Phrase[] {
  return sentenceSpans(text)
    .flatMap(({ start, end }) => splitSentence(text.slice(start, end)))
    .flatMap(cutLong)
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

function splitSentence(sentence: string): Phrase[] {
  const phrases: Phrase[] = [];
  let from = 0;
  for (const { 0: mark, index } of sentence.matchAll(INNER)) {
    phrases.push({
      words: sentence.slice(from, index + mark.length).trim(),
      end: endOf(mark.trim()),
    });
    from = index + mark.length;
  }
  const last = sentence.slice(from).trim();
  const end = TRAILS_OFF.test(last.slice(-ENDING_LENGTH)) ? 'ellipsis' : 'sentence';
  return [...phrases, { words: last, end }];
}

function endOf(mark: string): PhraseEnd {
  if (mark === ';') return 'semicolon';
  if (mark === ':') return 'colon';
  return mark.startsWith('…') || mark.startsWith('.') ? 'ellipsis' : 'dash';
}

/** Cuts at the last comma that it may have, else at the last space, else in a word. */
function cutLong({ words, end }: Phrase): Phrase[] {
  const phrases: Phrase[] = [];
  let from = 0;
  while (words.length - from > LONGEST_PHRASE) {
    const most = words.slice(from, from + LONGEST_PHRASE);
    const comma = most.lastIndexOf(', ');
    const at = comma > LONGEST_PHRASE / 3 ? comma + 1 : most.lastIndexOf(' ');
    const to = from + (at > 0 ? at : LONGEST_PHRASE);
    phrases.push({ words: words.slice(from, to).trim(), end: 'none' });
    from = to;
  }
  return [...phrases, { words: words.slice(from).trim(), end }];
}
