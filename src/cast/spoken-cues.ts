import { AppError } from '../contract/error.ts';
import { countWords } from '../prose/words/count-words.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { lines } from '../screenplay/lines.ts';
import type { Screenplay } from '../screenplay/types.ts';

/** What is said under one cue, as it is written. */
export interface SpokenCue {
  cue: string;
  /** Number of speeches. */
  lines: number;
  /** Number of spoken words. */
  words: number;
}

/** The cues of each screenplay in order of first speech, with what is said under them. */
export function spokenCuesOfEach(texts: readonly string[]): SpokenCue[][] {
  return texts.map((text) => spokenCues(parseFountain(text)));
}

/** Some twenty feature films. */
const MOST_ELEMENTS = 100_000;
/** Ten times as many as the longest novels have speakers. */
const MOST_CUES = 2_000;

/**
 * The cues of a text that is about to be stored.
 *
 * @throws AppError `script.too_large` for what no desk could show, cast or compare
 */
export function cuesOfNew(text: string): SpokenCue[] {
  const screenplay = parseFountain(text);
  refuseMore('elements', screenplay.elements.length, MOST_ELEMENTS);
  const cues = spokenCues(screenplay);
  refuseMore('different cues', cues.length, MOST_CUES);
  return cues;
}

function refuseMore(what: string, found: number, limit: number): void {
  if (found <= limit) return;
  throw new AppError('script.too_large', `a script of ${found} ${what}: ${limit} is the most`, {
    hint: 'Divide it into several scripts, one for each part of the chapter.',
    details: { found, limit },
  });
}

function spokenCues(screenplay: Screenplay): SpokenCue[] {
  const cues = new Map<string, SpokenCue>();
  for (const line of lines(screenplay)) {
    const spoken = cues.get(line.cue) ?? { cue: line.cue, lines: 0, words: 0 };
    cues.set(line.cue, spoken);
    spoken.lines += 1;
    spoken.words += countWords(line.text);
  }
  return [...cues.values()];
}
