import { z } from 'zod';

/** What a script is made of: what is shot, said or written to those who make it. */
export const ELEMENT_KINDS = [
  'scene',
  'speech',
  'action',
  'transition',
  'lyric',
  'section',
  'synopsis',
  'note',
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** Characters (code points, as PostgreSQL counts them) of a text before it and up to its end. */
const Stretch = z.object({ start: z.int().nonnegative(), end: z.int().positive() });

/** An element of a version: a scene, a speech, an action. */
export const ScriptElement = Stretch.extend({
  /** The same in every version in which it is still there. */
  id: z.uuid(),
  /** Its place among the elements, from 1. */
  ordinal: z.int().positive(),
  kind: z.enum(ELEMENT_KINDS),
  /** The id of its scene; null before the first heading, and of a scene itself. */
  scene: z.uuid().nullable(),
  character: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** SHA-256 of what it says, in hex; of a scene that of all that is shot and said in it. */
  hash: z.string(),
  /** Where it was split off or merged: ids of what it was made of in the version before. */
  from: z.array(z.uuid()),
  /** What it was made from, in the chapter's text of that time; `now`: where the same words stand now, null where they changed. */
  source: Stretch.extend({ now: Stretch.nullable() }).nullable(),
  /** Whether the chapter changed where it was made from, of a scene where anything in it was; null: not known. */
  stale: z.boolean().nullable(),
});
export type ScriptElement = z.infer<typeof ScriptElement>;
