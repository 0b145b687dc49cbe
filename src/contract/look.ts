import { z } from 'zod';

/** What can be told of a look, in words. */
const Words = z.string().trim().min(1).max(200);
const Things = z.array(Words).max(20);

/** What of a look is single words, and what is several things. */
export const LOOK_WORDS = ['age', 'build', 'hair', 'beard', 'eyes', 'skin'] as const;
export const LOOK_THINGS = ['clothes', 'props'] as const;
export const LOOK_ATTRIBUTES = [...LOOK_WORDS, ...LOOK_THINGS] as const;
export type LookAttribute = (typeof LOOK_ATTRIBUTES)[number];

/** From here on words of a book are taken for somebody's look without asking. */
export const SURE_LOOK = 0.7;

/** What can be seen of a character; null and empty where nothing says. */
export const Look = z.object({
  gender: z.enum(['f', 'm']).nullable(),
  /** `fourteen`, `old`. */
  age: Words.nullable(),
  /** `tall and thin`. */
  build: Words.nullable(),
  /** `long red hair`. */
  hair: Words.nullable(),
  /** `white beard`. */
  beard: Words.nullable(),
  /** `grey eyes`. */
  eyes: Words.nullable(),
  /** `freckled face`. */
  skin: Words.nullable(),
  /** `grey coat`. */
  clothes: Things,
  /** `spectacles`, `walking stick`. */
  props: Things,
});
export type Look = z.infer<typeof Look>;

/** What of a look is to be otherwise: what is left out stays, null takes it away. */
export const LookEdit = z.strictObject({
  ...Look.partial().shape,
  clothes: Things.nullish(),
  props: Things.nullish(),
});
export type LookEdit = z.infer<typeof LookEdit>;

/** Words of the prose that tell of a look. */
export const LookQuote = z.object({
  attribute: z.enum(LOOK_ATTRIBUTES),
  /** The words as the chapter has them. */
  quote: z.string(),
  /** What they say: `grey hair`, where the chapter has `hair was grey`. */
  value: z.string(),
  /** Number of the chapter. */
  chapter: z.int().positive(),
  /** Where they stand in it, in characters, as PostgreSQL counts them. */
  start: z.int().nonnegative(),
  end: z.int().positive(),
  /** From 0 to 1: how sure it is that they are said of this character. */
  confidence: z.number(),
  /** Whether the look has it. */
  used: z.boolean(),
});
export type LookQuote = z.infer<typeof LookQuote>;

/** Why of several values one was taken. */
export const LOOK_REASONS = {
  person: 'a person said it',
  surest: 'it is the surest of them',
  fuller: 'it says most of them',
  first: 'it stands first',
} as const;

/** Something of which the prose says more than one thing. */
export const LookChoice = z.object({
  attribute: z.enum(LOOK_WORDS),
  /** What the look has; null where a person took it away. */
  taken: z.string().nullable(),
  because: z.enum(Object.keys(LOOK_REASONS) as (keyof typeof LOOK_REASONS)[]),
  /** All that the prose says, each with its first place. */
  values: z.array(z.object({ value: z.string(), chapter: z.int().positive() })),
});
export type LookChoice = z.infer<typeof LookChoice>;

/** What is otherwise from a scene on, until the next change of the same. */
export const LookChange = z.object({
  /** The identity of the scene. */
  scene: z.uuid(),
  /** Where it was when that was said: number of the chapter, and of the scene in it. */
  chapter: z.int().positive(),
  number: z.int().positive(),
  heading: z.string(),
  /** Null: it is not there any more. */
  look: LookEdit,
});
export type LookChange = z.infer<typeof LookChange>;

/** What a character of a book looks like, and how that is known. */
export const BookLook = z
  .object({
    character: z.object({ id: z.uuid(), name: z.string() }),
    look: Look,
    /** A proposal may be found anew; what a person said stays. Null: nobody has looked for it yet. */
    assigned_by: z.enum(['proposal', 'person']).nullable(),
    changes: z.array(LookChange),
    /** Chapter by chapter. */
    found: z.array(LookQuote),
    choices: z.array(LookChoice),
  })
  .meta({ id: 'BookLook' });
export type BookLook = z.infer<typeof BookLook>;
