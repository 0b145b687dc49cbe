export const ANIMATIC_SIZES = ['720p', '1080p'] as const;
export type AnimaticSize = (typeof ANIMATIC_SIZES)[number];

export const ASPECTS = ['16:9', '9:16', '1:1'] as const;
export type Aspect = (typeof ASPECTS)[number];

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
