import { countWords } from '../prose/words/count-words.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { lines } from '../screenplay/lines.ts';

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
  return texts.map(spokenCues);
}

function spokenCues(text: string): SpokenCue[] {
  const cues = new Map<string, SpokenCue>();
  for (const line of lines(parseFountain(text))) {
    const spoken = cues.get(line.cue) ?? { cue: line.cue, lines: 0, words: 0 };
    cues.set(line.cue, spoken);
    spoken.lines += 1;
    spoken.words += countWords(line.text);
  }
  return [...cues.values()];
}
