import type { Movement } from '../timeline/timeline.ts';

/** One panel of the storyboard: what the camera sees while some of the script is said or happens. */
export interface Shot {
  /** Made of what it shows, so that the same shot has the same in every version. */
  id: string;
  /** The identity of its scene; null for what stands before the first heading. */
  scene: string | null;
  /** The scene's number and its own within the scene: `12A-3`. */
  number: string;
  purpose: Purpose;
  framing: Framing;
  angle: Angle;
  movement: Movement;
  place: string;
  /** As the heading writes it: `NIGHT`; of a scene that goes on (CONTINUOUS) that of the one before. */
  time_of_day: string | null;
  interior: Interior | null;
  characters: ShotCharacter[];
  /** The thing that an insert shows. */
  subject: string | null;
  /** What it covers, in order: identities of speeches, actions, lyrics and its scene's heading. */
  elements: string[];
  /**
   * The element that goes on while this is seen: a shot that covers nothing of its own takes the end of
   * the one before it. Null where nothing does.
   */
  over: string | null;
  /** For people, one line. */
  caption: string;
  /** What a person changed: no proposal changes it again. */
  edited: ShotField[];
}

export const PURPOSES = [
  'establishing',
  'speaker',
  'reaction',
  'insert',
  'two-shot',
  'action',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** From far to near. */
export const FRAMINGS = ['wide', 'full', 'medium', 'close', 'extreme close'] as const;
export type Framing = (typeof FRAMINGS)[number];

export const ANGLES = ['eye level', 'low', 'high', 'over the shoulder'] as const;
export type Angle = (typeof ANGLES)[number];

export const INTERIORS = ['int', 'ext', 'int/ext'] as const;
export type Interior = (typeof INTERIORS)[number];

/** `off`: heard and not seen. */
export const POSITIONS = ['left', 'centre', 'right', 'off'] as const;
export type Position = (typeof POSITIONS)[number];

/** Somebody in a shot. */
export interface ShotCharacter {
  /** Null for a cue that names nobody of the cast. */
  id: string | null;
  name: string;
  position: Position;
  speaks: boolean;
}

/** What of a shot a person may set. */
export const SHOT_FIELDS = [
  'purpose',
  'framing',
  'angle',
  'movement',
  'place',
  'time_of_day',
  'interior',
  'characters',
  'subject',
  'caption',
] as const;
export type ShotField = (typeof SHOT_FIELDS)[number];
export type ShotChanges = Partial<Pick<Shot, ShotField>>;
