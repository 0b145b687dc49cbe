import type { Gender } from '../words/titles.ts';
import type { KnownCharacter } from './characters.ts';

/** One way in which the prose writes a name: "Mr. Holmes". */
export interface NameForm {
  /** As written, white space normalised, no possessive. */
  display: string;
  title: string | null;
  words: string[];
  count: number;
  points: number;
  /** How often it is said that somebody is in it or near it. */
  places?: number;
}

/** All forms of one character. */
export interface NameGroup {
  forms: NameForm[];
  gender: Gender;
  known: KnownCharacter | null;
}
