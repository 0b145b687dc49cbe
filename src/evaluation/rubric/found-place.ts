import type { Scene } from '../../screenplay/types.ts';
import type { SpeakingCue } from './speaking-cues.ts';
import type { Unit } from './subject.ts';

/** One thing that a signal found. */
export interface FoundPlace {
  /** What it is about, in words that stay as long as it is the same thing: a name, first words. Never a line. */
  about: string;
  /** A sentence. */
  what: string;
  /** Lines of the script, from 1; none where something is missing. */
  lines: number[];
}

const WORDS_TOLD = 8;
/** Words of each kind that are the same in two paragraphs are hardly ever so many. */
const WORDS_ABOUT = 12;

/** A paragraph or speech is known by its first words. */
export function atUnit({ kind, words, text, line }: Unit, says: string): FoundPlace {
  return {
    about: `${kind} ${words.slice(0, WORDS_ABOUT).join(' ')}`,
    what: `${says}: “${firstWords(text)}”.`,
    lines: [line],
  };
}

/** A scene is known by its heading and the first words under it, since a place may come back. */
export function atScene({ heading, elements, line }: Scene, says: string): FoundPlace {
  const first = elements.find(({ type }) => type === 'action' || type === 'dialogue');
  const under = first === undefined ? '' : firstWords(first.text);
  return {
    about: `${heading.text.toLowerCase()} ${under}`.trim(),
    what: `${says}: ${firstWords(heading.text)}.`,
    lines: [line],
  };
}

export function atCue({ form, speeches }: SpeakingCue, what: string): FoundPlace {
  return { about: form.full, what, lines: speeches.map(({ line }) => line) };
}

function firstWords(text: string): string {
  const words = text.slice(0, 200).trim().split(/\s+/);
  const shown = words.slice(0, WORDS_TOLD).join(' ');
  return words.length > WORDS_TOLD || text.length > 200 ? `${shown} …` : shown;
}
