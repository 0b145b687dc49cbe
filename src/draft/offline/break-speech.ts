import { PAGE } from '../../screenplay/page.ts';
import { countRows } from '../../screenplay/rows.ts';
import type { NarrationBeat, SpeechBeat } from './beat.ts';
import { type SpokenSentence, spokenSentences } from './spoken-sentences.ts';

/** Printed lines that words take as dialogue. */
export function spokenRows(words: string): number {
  return countRows(words, PAGE.columns.dialogue);
}

/** True for what takes more printed lines than a style wants a speech to have. */
export function isLong(words: string, rows: number): boolean {
  return spokenRows(words) > rows;
}

/**
 * A speech that is interrupted in the middle of its sentences is said whole, and what is done meanwhile
 * stands behind it. A long one is broken by it instead, at the end of the sentence that it interrupts.
 */
export function breakSpeech(
  text: string,
  speech: SpeechBeat,
  meanwhile: readonly NarrationBeat[],
  rows: number,
): (SpeechBeat | NarrationBeat)[] {
  if (meanwhile.length === 0 || !isLong(speech.words, rows)) return [speech, ...meanwhile];
  const broken: (SpeechBeat | NarrationBeat)[] = [];
  let held: SpokenSentence[] = [];
  let next = 0;
  const say = () => {
    if (held.length > 0) broken.push(partOf(speech, held, broken.length === 0));
    held = [];
  };
  for (const sentence of spokenSentences(text, speech)) {
    const end = sentence.from.at(-1)?.end ?? 0;
    held.push(sentence);
    if ((meanwhile[next]?.from.start ?? end) >= end) continue;
    say();
    for (; (meanwhile[next]?.from.start ?? end) < end; next++) {
      broken.push(meanwhile[next] as NarrationBeat);
    }
  }
  say();
  return [...broken, ...meanwhile.slice(next)];
}

function partOf(speech: SpeechBeat, sentences: SpokenSentence[], first: boolean): SpeechBeat {
  return {
    ...speech,
    delivery: first ? speech.delivery : null,
    goesOn: first && speech.goesOn,
    ...sayOnly(sentences),
  };
}

/** The words of some sentences of a speech, and where they stand. */
export function sayOnly(
  sentences: readonly SpokenSentence[],
): Pick<SpeechBeat, 'words' | 'from' | 'verse'> {
  return {
    // Its lines are the lines of the whole.
    verse: null,
    words: sentences.map(({ words }) => words).join(' '),
    from: sentences.flatMap(({ from }) => from),
  };
}
