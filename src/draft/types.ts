import type { DraftReport, StyleSettings } from '../contract/index.ts';
import type { FoundCharacter, KnownCharacter } from '../prose/names/characters.ts';
import type { ConfirmedSpeaker } from '../prose/speakers/confirmed.ts';
import type { DraftedFrom } from '../script/elements/derive-elements.ts';
import type { Asker } from '../turns/asker.ts';

export interface DraftInput {
  book: { title: string; author: string | null };
  chapter: { number: number; title: string; text: string };
  /** How the chapter before ends: the story goes on where it was, unless it says otherwise. */
  before?: string;
  /** 1 to 50 characters. */
  style: string;
  /** What the style says; without it what Goldenrod ships of it, and of any other the usual one. */
  settings?: StyleSettings;
  /** How long the draft may be; without it as long as the style says. */
  minutes?: number;
  /**
   * The characters that the book already has: they keep their names and their ids. Beside them whom a
   * reading of the whole book found (`heard`), so that a chapter knows whom another one named.
   */
  known: KnownCharacter[];
  /** Who says what by a person's word, by offsets in the chapter's text. */
  confirmed?: ConfirmedSpeaker[];
}

export interface Draft {
  fountain: string;
  /** Everybody with a cue in it, most mentioned first. */
  characters: FoundCharacter[];
  /** What of the chapter it does not hold, and why. */
  report: DraftReport;
  /** What its elements were made from, where the drafter knows. */
  sources?: DraftedFrom[];
}

/**
 * Makes a screenplay draft of a chapter. The offline drafter is one; a model can be another.
 *
 * @throws AppError `script.empty` when the chapter holds no letter.
 */
export type Drafter = (input: DraftInput, asker: Asker) => Promise<Draft>;
