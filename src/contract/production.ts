import { z } from 'zod';
import { EngineFields } from './spending.ts';

/** Of a picture, across to down. */
export const ASPECTS = ['16:9', '9:16', '1:1'] as const;
export type Aspect = (typeof ASPECTS)[number];

export const ANIMATIC_SIZES = ['720p', '1080p'] as const;
export type AnimaticSize = (typeof ANIMATIC_SIZES)[number];

/** Frames a second; `29.97df` counts timecode in drop frames. */
export const EDIT_RATES = ['23.976', '24', '25', '29.97', '29.97df', '30'] as const;
export type EditRateName = (typeof EDIT_RATES)[number];

export const SUBTITLES = ['none', 'burned', 'muxed'] as const;

/** Jobs by which something is made of a script for eye or ear. */
export const PRODUCTION_KINDS = [
  'table-read',
  'storyboard',
  'animatic',
  'handoff',
  'produce',
] as const;
export type ProductionKind = (typeof PRODUCTION_KINDS)[number];

const script = z.string().trim().min(1).max(1000);
/** Also what is seen is read aloud, by a narrator. */
const narrate = z.boolean().default(false);
const aspect = z.enum(ASPECTS).default('16:9');
const frame_rate = z.enum(EDIT_RATES).default('25');

/** What is drawn of a script. */
export const StoryboardInput = z.object({ script, aspect, frame_rate, ...EngineFields });
/** What is handed to an editor of it. */
export const HandoffInput = StoryboardInput.extend({ narrate });
/** How it is filmed. */
export const AnimaticInput = HandoffInput.extend({
  size: z.enum(ANIMATIC_SIZES).default('720p'),
  subtitles: z.enum(SUBTITLES).default('muxed'),
  /** Milliseconds of each cut within a scene; 0 for plain cuts. */
  cross_fade: z.int().min(0).max(5_000).default(250),
});
