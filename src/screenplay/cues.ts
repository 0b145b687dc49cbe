import { countWords } from '../prose/words/count-words.ts';
import { lines } from './lines.ts';
import { plain } from './plain.ts';
import type { Screenplay } from './types.ts';

export interface CueCount {
  /** As first written, without extensions. */
  name: string;
  /** Number of speeches; 0 for a cue under which nothing is said. */
  lines: number;
  /** Number of spoken words. */
  words: number;
}

/** Who is named on the cues, in order of first appearance, with how much they say. */
export function cues(screenplay: Screenplay): CueCount[] {
  const counts = new Map<string, CueCount>();
  for (const element of screenplay.elements) {
    if (element.type !== 'character' || counts.has(cueKey(element.text))) continue;
    const name = plain(element.text).replace(/\s+/g, ' ').trim();
    counts.set(cueKey(element.text), { name, lines: 0, words: 0 });
  }
  for (const line of lines(screenplay)) {
    const count = counts.get(cueKey(line.cue));
    if (count === undefined) continue;
    count.lines++;
    count.words += countWords(line.text);
  }
  return [...counts.values()];
}

/** The same for two spellings of one cue: letter case, white space and apostrophes do not count. */
function cueKey(name: string): string {
  return plain(name)
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}
