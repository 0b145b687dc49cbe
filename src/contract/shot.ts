import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { page } from './page.ts';
import { TAKE_ORIGINS, TakeCounts, TakeStateName } from './take.ts';

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

export const MOVEMENTS = [
  'static',
  'pan left',
  'pan right',
  'tilt up',
  'tilt down',
  'push in',
  'pull out',
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** `off`: heard and not seen. */
export const POSITIONS = ['left', 'centre', 'right', 'off'] as const;
export type Position = (typeof POSITIONS)[number];

/** Somebody in a shot. */
export const ShotCharacter = z.strictObject({
  /** Null for a cue that names nobody of the cast. */
  id: z.uuid().nullable(),
  name: z.string().trim().min(1).max(200),
  position: z.enum(POSITIONS),
  speaks: z.boolean().default(false),
});
export type ShotCharacter = z.output<typeof ShotCharacter>;

const OneLine = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'one line without control characters');

/** What of a shot a person may set. */
const settable = {
  purpose: z.enum(PURPOSES),
  framing: z.enum(FRAMINGS),
  angle: z.enum(ANGLES),
  movement: z.enum(MOVEMENTS),
  place: OneLine,
  /** As the heading writes it: `NIGHT`; of a scene that goes on (CONTINUOUS) that of the one before. */
  time_of_day: OneLine.nullable(),
  interior: z.enum(INTERIORS).nullable(),
  characters: z.array(ShotCharacter).max(20),
  /** The thing that an insert shows. */
  subject: OneLine.nullable(),
  /** For people, one line. */
  caption: OneLine,
  /** Milliseconds that it is seen; null: as long as what is said and done in it. */
  duration: z.int().min(100).max(600_000).nullable(),
};
export type ShotField = keyof typeof settable;
export const SHOT_FIELDS = Object.keys(settable) as ShotField[];

/** What a person wants otherwise. */
export const ShotChanges = z.strictObject(settable).partial();
export type ShotChanges = z.output<typeof ShotChanges>;

/** One panel of the storyboard: what the camera sees while some of the script is said or happens. */
export const Shot = z.object({
  /** Made of what it shows, so that the same shot has the same in every version. */
  id: z.uuid(),
  /** The identity of its scene; null for what stands before the first heading. */
  scene: z.uuid().nullable(),
  /** The scene's number and its own within the scene: `12A-3`. */
  number: z.string(),
  ...settable,
  duration: settable.duration.default(null),
  /** What it covers, in order: identities of speeches, actions, lyrics and its scene's heading. */
  elements: z.array(z.uuid()),
  /**
   * The element that goes on while this is seen: a shot that covers nothing of its own takes the end of
   * the one before it. Null where nothing does.
   */
  over: z.uuid().nullable(),
  /** What a person changed: no proposal changes it again. */
  edited: z.array(z.enum(SHOT_FIELDS as [ShotField, ...ShotField[]])),
});
export type Shot = z.output<typeof Shot>;

/** A shot with when it is seen and how its picture stands. */
export const StoryboardShot = Shot.extend({
  /** Milliseconds from the beginning of the script. */
  seen_from: z.int().nonnegative(),
  /** Milliseconds. */
  seen_for: z.int().nonnegative(),
  state: TakeStateName,
  /** By name what has changed since it was drawn: `shot`, `look of Mara: clothes`. */
  causes: z.array(z.string()),
  /** The picture in use; null where it is missing. */
  take: z.uuid().nullable(),
  origin: z.enum(TAKE_ORIGINS).nullable(),
  /** Path of the picture. */
  url: z.string().nullable(),
  /** How many there are to choose from. */
  takes: z.int().nonnegative(),
}).meta({ id: 'StoryboardShot' });
export type StoryboardShot = z.output<typeof StoryboardShot>;

/** The shots of a version in order, as people set them or as they are proposed by rule. */
export const Storyboard = page(StoryboardShot).extend({
  /** Of the pictures. */
  counts: TakeCounts,
  /** Milliseconds. */
  duration: z.int().nonnegative(),
  /** Whether a person changed anything, here or in a version that this one was made from. */
  changed: z.boolean(),
  /** Shots that a person changed, and of whose words none is left in this version. */
  dropped: z.array(Shot),
  can: Abilities.pick({ change: true }),
});
export type Storyboard = z.output<typeof Storyboard>;

/** What an editor's timeline would change of a storyboard. */
export const EditProposal = z.object({
  /** Shots that are seen for another time, in milliseconds. */
  durations: z.array(z.object({ shot: z.uuid(), number: z.string(), was: z.int(), now: z.int() })),
  /** Shots that stand elsewhere: their places within their scene, from 1. */
  moved: z.array(z.object({ shot: z.uuid(), number: z.string(), was: z.int(), now: z.int() })),
  /** Shots that are not in the edit; what is said in them goes to the shot before. */
  cut: z.array(z.object({ shot: z.uuid(), number: z.string() })),
  /** Clips of the edit that are no shots of this script, by their names. */
  foreign: z.array(z.string()),
  /** Shots of which the edit moved some to another scene: scenes are moved in the script. */
  astray: z.array(z.object({ shot: z.uuid(), number: z.string() })),
});
export type EditProposal = z.output<typeof EditProposal>;
