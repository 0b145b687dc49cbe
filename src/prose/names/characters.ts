import type { Gender } from '../words/titles.ts';

/** A character that the book already has; it wins over what the prose suggests. */
export interface KnownCharacter {
  id: string;
  name: string;
  aliases: string[];
  /** Where it is known; what the prose suggests gives way to it. */
  gender?: Gender;
  /** Found by a reading of the whole book; the book has no such character yet. */
  heard?: boolean;
  /** Tells the book in the first person: found in every chapter, named there or not. */
  narrator?: boolean;
}

/** A character found in a stretch of prose. */
export interface FoundCharacter {
  /** The fullest name in the prose ("Sherlock Holmes"), or the known character's own name. */
  name: string;
  /** Every other form in the prose, most frequent first ("Holmes", "Mr. Holmes"). */
  aliases: string[];
  /** How often the character is named, in narration and speech together. */
  mentions: number;
  known: KnownCharacter | null;
}
