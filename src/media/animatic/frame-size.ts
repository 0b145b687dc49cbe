import type { AnimaticSize, Aspect } from '../../contract/production.ts';

/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The shorter side is what the size is named after. */
export function frameSize(size: AnimaticSize, aspect: Aspect): Size {
  const short = size === '720p' ? 720 : 1080;
  const long = (short * 16) / 9;
  return {
    width: aspect === '16:9' ? long : short,
    height: aspect === '9:16' ? long : short,
  };
}
