import { z } from 'zod';

export const DEFAULT_STYLE = 'cinematic_movie';
/** The column's own width: scripts.script_style is varchar(50). */
export const ScriptStyle = z
  .string()
  .trim()
  .min(1, 'a style has at least one character')
  .max(50, 'a style has at most 50 characters');

/** What was found and what is expected in its place, as the message of a shape. */
function expecting(what: string) {
  return {
    error: ({ input }: { input?: unknown }) =>
      `found ${JSON.stringify(input)?.slice(0, 60) ?? 'nothing'}, expected ${what}`,
  };
}

function number(unit: string, lowest: number, highest: number) {
  const expected = expecting(`a number of ${unit} from ${lowest} to ${highest}`);
  return z.number(expected).min(lowest, expected).max(highest, expected);
}

function count(unit: string, lowest: number, highest: number) {
  const expected = expecting(`a whole number of ${unit} from ${lowest} to ${highest}`);
  return z.int(expected).min(lowest, expected).max(highest, expected);
}

function range(unit: string, lowest: number, highest: number) {
  const bound = number(unit, lowest, highest);
  const expected = expecting(`{least, most} in ${unit}, the least no more than the most`);
  return z
    .strictObject({ least: bound, most: bound }, expected)
    .refine(({ least, most }) => least <= most, expected);
}

function text(expected: string, form: RegExp) {
  return z.string(expecting(expected)).trim().regex(form, expecting(expected));
}

const flag = z.boolean(expecting('true or false'));

/** How long a draft may be asked to be. */
export const DraftMinutes = number('minutes', 0.25, 600);

const SETTINGS = {
  /** For people. */
  label: text('a label of 1 to 60 characters', /^.{1,60}$/u),
  /** Width to height; null where nothing is seen. */
  aspect: text(
    'an aspect like 16:9 or 2.39:1, or null',
    /^\d{1,4}(?:\.\d{1,4})?:\d{1,4}(?:\.\d{1,4})?$/,
  ).nullable(),
  /** How long a video of a chapter is meant to be. */
  minutes: range('minutes', 0, 600),
  /** A draft is cut to this length unless it is asked otherwise; null keeps everything. */
  draft_minutes: DraftMinutes.nullable(),
  /** The share of the words that is spoken, voice-over included. */
  dialogue_percent: range('percent', 0, 100),
  /**
   * What is told over the pictures: nothing, the remarks of who tells the book in the first person, or
   * all narration.
   */
  voice_over: z.enum(['none', 'remarks', 'all'], expecting('none, remarks or all')),
  /** Who tells it: who tells the book in the first person, if anybody, or always a narrator. */
  narrator: z.enum(['teller', 'narrator'], expecting('teller or narrator')),
  /** How much of what is spoken may be voice-over before it counts against a script. */
  voice_over_percent: number('percent', 0, 100),
  /** Pages that a scene has at most without a reason. */
  scene_pages: number('pages', 0.25, 60),
  /** Sentences in a paragraph of action. */
  action_sentences: count('sentences', 1, 50),
  /** Sentences in a speech of voice-over; null for a paragraph of the book. */
  voice_over_sentences: count('sentences', 1, 50).nullable(),
  /** Printed lines after which a speech is long: it is broken by what is done meanwhile. */
  speech_rows: count('printed lines', 1, 500),
  /** Whether long speeches are cut at sentences to `speech_rows`. */
  condenses: flag,
  /** Whether headings have scene numbers. */
  scene_numbers: flag,
  /** What stands between two scenes; null for nothing. */
  transition: text(
    'capitals with a colon like CUT TO:, or null',
    /^\p{Lu}[\p{Lu} ]{0,28}:$/u,
  ).nullable(),
  /** Whether a cue says (CONT'D) where the same voice goes on. */
  continued: flag,
  /** Whether the cue NARRATOR says (V.O.). */
  mark_narrator: flag,
};

/** Names that are no setting are told with those that are. */
const OF_SETTINGS = {
  error: ({ code, keys, input }: { code?: unknown; keys?: unknown; input?: unknown }) =>
    code === 'unrecognized_keys' && Array.isArray(keys)
      ? `found the unknown ${keys.join(', ')}, expected some of ${Object.keys(SETTINGS).join(', ')}`
      : `found ${JSON.stringify(input)?.slice(0, 60) ?? 'nothing'}, expected an object of settings`,
};

/** All that a style says: the drafter writes by it, and the rubric judges by it. docs/STYLES.md says how. */
export const StyleSettings = z.strictObject(SETTINGS, OF_SETTINGS).meta({ id: 'StyleSettings' });
export type StyleSettings = z.infer<typeof StyleSettings>;

/** Some of them: what one style says otherwise than another. */
export const SomeStyleSettings = z
  .strictObject(SETTINGS, OF_SETTINGS)
  .partial()
  .meta({ id: 'SomeStyleSettings' });

/** Shipped with Goldenrod, of the account's own data, or only a name: drafted like the usual one. */
export const STYLE_SOURCES = ['shipped', 'account', 'name'] as const;

/** A style that its caller may make versions of. */
export const Style = z
  .object({
    name: ScriptStyle,
    /** How many versions of the caller's have it, without the deleted ones. */
    scripts: z.int().min(0),
    /** Whose the settings are. */
    source: z.enum(STYLE_SOURCES),
    settings: StyleSettings,
  })
  .meta({ id: 'Style' });
export type Style = z.infer<typeof Style>;

/** A style to add: alone a name, or with settings, which replace those of the style that it is like. */
export const StyleToAdd = z.strictObject({
  name: ScriptStyle,
  /** Whose settings it has where it gives none of its own; the usual style's where this is not given. */
  like: ScriptStyle.optional(),
  settings: SomeStyleSettings.optional(),
});
export type StyleToAdd = z.infer<typeof StyleToAdd>;
