import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { ScriptStatus } from './script.ts';

export const Character = z.object({
  id: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** What single chapters call the character, where another chapter may mean somebody else by it. */
  chapter_aliases: z.array(z.object({ chapter: z.int(), alias: z.string() })),
  /** How many versions the character appears in. */
  scripts: z.int().nonnegative(),
  book_id: z.uuid(),
  can: Abilities,
});
export type Character = z.infer<typeof Character>;

const Count = z.int().nonnegative();

/** What is made for a character: see `has_voice` and `has_sheet`. */
export const CharacterMedia = z.object({
  images: Count,
  audio: Count,
  /** A voice is named in its audio, or a sample was made for it alone. */
  has_voice: z.boolean(),
  /** The voice that its newest audio names. */
  voice_id: z.string().nullable(),
  /** A character sheet: an image that was made for it alone, for no video. */
  has_sheet: z.boolean(),
});
export type CharacterMedia = z.infer<typeof CharacterMedia>;

/** A character with what it says in the book and what is made for it. */
export const CastMember = Character.extend({
  ...CharacterMedia.shape,
  lines: Count,
  words: Count,
  /** The chapters in whose active version, else in whose newest, it speaks. */
  chapters: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      script_id: z.uuid(),
      handle: z.string(),
      status: ScriptStatus,
      lines: Count,
      words: Count,
    }),
  ),
});
export type CastMember = z.infer<typeof CastMember>;

/** A version in whose cast a character is. */
export const Appearance = z.object({
  script_id: z.uuid(),
  handle: z.string(),
  chapter: z.int(),
  style: z.string(),
  version: z.int().positive(),
  status: ScriptStatus,
});
export type Appearance = z.infer<typeof Appearance>;

const Candidate = Character.pick({ id: true, name: true });

/** Who is cast in a version, and what its other cues come to. */
export const CastingReport = z.object({
  /** In order of first speech; then those whom people linked and no cue names, with no lines. */
  roles: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      cues: z.array(z.string()),
      lines: z.int().nonnegative(),
      words: z.int().nonnegative(),
      /** False where a cue names a character that is not in the version's cast yet: until it is saved. */
      in_cast: z.boolean(),
      has_voice: z.boolean(),
      has_sheet: z.boolean(),
    }),
  ),
  /** Cues that lead to no character, to more than one, or to one whom a person took out of the cast. */
  uncast: z.array(
    z.object({
      cue: z.string(),
      lines: z.int().nonnegative(),
      words: z.int().nonnegative(),
      first_line: z.int().positive(),
      /** What a character of this cue would be called. */
      name: z.string(),
      candidates: z.array(Candidate),
    }),
  ),
});
export type CastingReport = z.infer<typeof CastingReport>;

/** A cue that a rename or a merge changes in one version. */
export const CueChange = Appearance.extend({
  /** True for a draft, which is changed itself; of any other version a new one is made. */
  in_place: z.boolean(),
  cues: z.array(z.object({ from: z.string(), to: z.string(), count: z.int().positive() })),
});
export type CueChange = z.infer<typeof CueChange>;

/** A rename of a character, or a merge of another one into it. */
export const CharacterChange = z.object({
  id: z.uuid(),
  character_id: z.uuid(),
  kind: z.enum(['rename', 'merge']),
  /** The name before; of a merge the name of the character that went. */
  from: z.string(),
  to: z.string(),
  changed_by: z.uuid().nullable(),
  changed_at: z.iso.datetime(),
  /** Null while it holds. */
  undone_at: z.iso.datetime().nullable(),
  /** The versions whose cues it changed, or that it made. */
  cues: z.array(
    Appearance.extend({
      in_place: z.boolean(),
      /** False while it holds, and where an undo left it: the text was edited or judged since. */
      undone: z.boolean(),
    }),
  ),
});
export type CharacterChange = z.infer<typeof CharacterChange>;

/** A character that a program made, that nobody confirmed and that no version needs. */
export const UnneededCharacter = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What made it; unknown for one from before that was kept. */
  made_by: z.enum(['draft', 'import', 'unknown']),
  /** The chapter whose draft or script it was made for. */
  chapter: z.int().nullable(),
});
export type UnneededCharacter = z.infer<typeof UnneededCharacter>;
