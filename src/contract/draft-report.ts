import { z } from 'zod';

/** Why something of a chapter is not in its draft, or not whole. */
export const CUT_CODES = [
  'heading',
  'tag',
  'remnant',
  'voice_over',
  'tense',
  'condensed',
  'length',
] as const;
export type CutCode = (typeof CUT_CODES)[number];

/** A stretch of the chapter that is not in the draft. */
export const DraftCut = z
  .object({
    code: z.enum(CUT_CODES),
    kind: z.enum(['narration', 'speech']),
    /** Characters of the chapter's text before it and up to its end. */
    start: z.int().min(0),
    end: z.int().min(0),
    /** The paragraph that it stands in, from 1. */
    paragraph: z.int().positive(),
    /** How it begins. */
    words: z.string(),
  })
  .meta({ id: 'DraftCut' });
export type DraftCut = z.infer<typeof DraftCut>;

/** What a draft kept of its chapter, what it cut, and why. */
export const DraftReport = z
  .object({
    /** How long the draft plays, at a page a minute. */
    minutes: z.number().min(0),
    /** What it was cut to; null where everything was to stay. */
    target_minutes: z.number().nullable(),
    /** Of the chapter's quotations, how many are in the draft whole, shortened, and not at all. */
    quotations: z.object({
      whole: z.int().min(0),
      shortened: z.int().min(0),
      cut: z.int().min(0),
    }),
    /** Of the chapter's sentences of narration, how many are in the draft, and how many are not. */
    narration: z.object({ kept: z.int().min(0), cut: z.int().min(0) }),
    /** Why, for each code that occurs, how often, and how to bring it back. */
    reasons: z.array(
      z.object({
        code: z.enum(CUT_CODES),
        cuts: z.int().positive(),
        reason: z.string(),
        bring_back: z.string(),
      }),
    ),
    /** In the order of the chapter. */
    cuts: z.array(DraftCut),
    /** How many more there are than `cuts` lists. */
    cuts_left_off: z.int().min(0),
    /** Scenes that are longer than the style wants, and why. */
    long_scenes: z.array(
      z.object({
        /** From 1. */
        scene: z.int().positive(),
        heading: z.string(),
        pages: z.number(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'DraftReport' });
export type DraftReport = z.infer<typeof DraftReport>;
