import type { FoundCharacter } from '../../prose/names/characters.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';

/** The smallest pieces of a chapter that a draft sets one after the other. */
export type Beat = { kind: 'break' } | SceneBeat;

/** What stands in a scene. */
export type SceneBeat = NarrationBeat | SpeechBeat;

export interface NarrationBeat {
  kind: 'narration';
  sentence: string;
  /** What it is when it does not tell what happens. */
  form?: NarrationForm;
  paragraph: number;
  from: TextSpan;
}

/** A sentence of a letter, a line of verse, or what somebody thinks without marks of speech. */
export type NarrationForm =
  | { kind: 'letter' }
  | { kind: 'verse' }
  | { kind: 'thought'; words: string; thinker: FoundCharacter };

export interface SpeechBeat {
  kind: 'speech';
  words: string;
  speaker: FoundCharacter | null;
  delivery: string | null;
  /** Who says it and what its sentence tells besides, as it stands behind it: "cried her aunt next morning". */
  tag: string | null;
  /** Heard in the scene, from out of sight beside it, or over it: thoughts, a telephone, what is read. */
  voice: 'here' | 'off' | 'over';
  /** The cue of those who say it and have no name: CROWD, WOMAN. */
  nameless: string | null;
  /** What it is read from: LETTER. */
  document: string | null;
  /** The lines of what is sung, or is in verse. */
  verse: string[] | null;
  /** True where the narration before it broke a sentence of speech: `"I think," he said, "that"`. */
  goesOn: boolean;
  paragraph: number;
  /** Of the chapter's text, marks included: several where narration stands between. */
  from: TextSpan[];
}
