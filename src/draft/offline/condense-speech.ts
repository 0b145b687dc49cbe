import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { PAGE } from '../../screenplay/page.ts';
import type { SpeechBeat } from './beat.ts';
import { isLong, sayOnly } from './break-speech.ts';
import { type SpokenSentence, spokenSentences } from './spoken-sentences.ts';
import { ownWeight } from './weigh-beats.ts';

/**
 * A long speech cut to so many printed lines: its first sentence, its last, and of those between the
 * ones that weigh most. Sentences are kept whole and in order, so one that is longer than all lines stays.
 */
export function condenseSpeech(
  text: string,
  speech: SpeechBeat,
  rows: number,
): { speech: SpeechBeat; cut: TextSpan[] } {
  if (!isLong(speech.words, rows)) return { speech, cut: [] };
  const sentences = spokenSentences(text, speech);
  const kept = chooseSentences(sentences, rows, (words) => ownWeight({ ...speech, words }));
  if (kept.size === sentences.length) return { speech, cut: [] };
  return {
    speech: { ...speech, ...sayOnly(sentences.filter((_, at) => kept.has(at))) },
    cut: sentences.flatMap(({ from }, at) => (kept.has(at) ? [] : from)),
  };
}

function chooseSentences(
  sentences: readonly SpokenSentence[],
  rows: number,
  weigh: (words: string) => number,
): Set<number> {
  const last = sentences.length - 1;
  const between = sentences
    .map(({ words }, at) => ({ at, weight: weigh(words) }))
    .slice(1, last)
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  const kept = new Set([0]);
  let room = rows * PAGE.columns.dialogue - (sentences[0]?.words.length ?? 0);
  for (const { at } of [{ at: last }, ...between]) {
    const length = (sentences[at]?.words.length ?? 0) + 1;
    if (length > room) continue;
    kept.add(at);
    room -= length;
    if (room <= 0) break;
  }
  return kept;
}
