/**
 * The parts of a screenplay, in the field's own terms.
 *
 * Every element knows where it stands in the text it was parsed from: `line` and `endLine` are
 * 1-based and inclusive, `start` and `end` are UTF-16 offsets with `end` exclusive. So a finding
 * about an element can be shown to a writer, and an editor can jump to it.
 */
export type ElementType =
  | 'scene_heading'
  | 'action'
  | 'character'
  | 'dialogue'
  | 'parenthetical'
  | 'lyric'
  | 'transition'
  | 'centered'
  | 'section'
  | 'synopsis'
  | 'note'
  | 'boneyard'
  | 'page_break';

export interface Span {
  line: number;
  endLine: number;
  start: number;
  end: number;
}

/** What stands apart from the element above it. */
interface Spaced {
  /**
   * Blank lines above it beyond the one that parts it from the element above: -1 where it stands
   * straight below that. Absent for none, in a speech, and next to a note or boneyard.
   */
  extraBlankLines?: number;
}

export interface SceneHeading extends Span, Spaced {
  type: 'scene_heading';
  /** The heading without its forcing dot and scene number: `INT. BAKER STREET - NIGHT`. */
  text: string;
  /** INT/EXT also stands for I/E, INT./EXT and EXT/INT; null for a forced heading that has none. */
  setting: 'INT' | 'EXT' | 'INT/EXT' | 'EST' | null;
  /** `BAKER STREET` of `INT. BAKER STREET - NIGHT`. */
  place: string;
  /** `NIGHT` of `INT. BAKER STREET - NIGHT`; null when the heading names no time. */
  time: string | null;
  /** What stands between the `#` marks, if anything. */
  sceneNumber: string | null;
  /** The text as written, where emphasis is marked in it: `**INT. BAKER STREET - NIGHT**`. */
  marked?: string;
}

/** A character cue: who speaks the dialogue that follows. */
export interface CharacterCue extends Span, Spaced {
  type: 'character';
  /** The cue without extension, forcing `@` and dual mark: `HOLMES`. */
  text: string;
  /** What stands in parentheses on the cue, in order: `['V.O.', "CONT'D"]`. */
  extensions: string[];
  /** True when the cue is marked `^`: spoken at the same time as the speech before it. */
  dual: boolean;
  /** Name and extensions as written, where emphasis is marked in them: `**HOLMES** (V.O.)`. */
  marked?: string;
}

/**
 * Any element that is only its text, lines joined with `\n`: without forcing marks, without the
 * parentheses of a parenthetical, the brackets of a note or the marks of a boneyard; emphasis
 * marks are kept. A page break's text is empty.
 */
export interface TextElement extends Span, Spaced {
  type: Exclude<ElementType, 'scene_heading' | 'character' | 'section'>;
  text: string;
}

export interface Section extends Span, Spaced {
  type: 'section';
  text: string;
  /** Number of `#` marks, 1 or more. */
  depth: number;
}

export type Element = SceneHeading | CharacterCue | TextElement | Section;

export interface TitlePageEntry extends Span {
  key: string;
  values: string[];
}

/** A part of a screenplay that stands in no text yet. */
export type Unplaced<Part extends Span> = Part extends unknown ? Omit<Part, keyof Span> : never;

export interface Screenplay {
  titlePage: TitlePageEntry[];
  elements: Element[];
}

/**
 * One speech: a cue with all that is said under it until the next element that is not speech.
 * Notes and boneyards do not end it, and neither does the blank line between two verses of lyrics.
 */
export interface Line extends Span {
  /** The cue's name, as written, without extensions. */
  cue: string;
  extensions: string[];
  dual: boolean;
  /** Dialogue and lyrics, joined with single spaces; emphasis marks removed. */
  text: string;
  /** Without parentheses and emphasis marks, in order. */
  parentheticals: string[];
  /** 1-based number of the scene it stands in; 0 before the first heading. */
  scene: number;
}

export interface Scene extends Span {
  /** 1-based, in order of appearance. */
  number: number;
  heading: SceneHeading;
  /** All that stands under the heading, up to the next one; without the heading itself. */
  elements: Element[];
  lines: Line[];
}
