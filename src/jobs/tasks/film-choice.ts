import type { JobInput } from '../../contract/job.ts';
import type { AnimaticChoice } from '../../media/produce/produce.ts';

/** How a script is filmed, as a job says it. */
export function filmChoice(input: JobInput<'animatic'>): AnimaticChoice {
  return {
    aspect: input.aspect,
    size: input.size,
    subtitles: input.subtitles,
    crossFade: input.cross_fade,
    frameRate: Number.parseFloat(input.frame_rate),
  };
}
