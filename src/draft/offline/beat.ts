import type { FoundCharacter } from '../../prose/names/characters.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';

/** The smallest pieces of a chapter that a draft sets one after the other. */
export type Beat = { kind: 'break' } | SceneBeat;

/** What stands in a scene. */
export type SceneBeat = NarrationBeat | SpeechBeat;

export interface NarrationBeat {
  kind: 'narration';
  sentence: string;
  paragraph: number;
  from: TextSpan;
}

export interface SpeechBeat {
  kind: 'speech';
  words: string;
  speaker: FoundCharacter | null;
  delivery: string | null;
  /** True for what is thought in words: a voice that nobody in the scene hears. */
  thought: boolean;
  /** True where the narration before it broke a sentence of speech: `"I think," he said, "that"`. */
  goesOn: boolean;
  paragraph: number;
  /** Of the chapter's text, marks included: several where narration stands between. */
  from: TextSpan[];
}
