import { AppError } from '../../contract/error.ts';

/** Frames per second as a fraction: 24000 / 1001 is what is called 23.976. */
export interface FrameRate {
  frames: number;
  seconds: number;
}

const FASTEST = 60;

/** @throws AppError invalid for what is no frame rate of the trade */
export function frameRateOf(rate: number): FrameRate {
  const whole = Math.round(rate);
  if (whole >= 1 && whole <= FASTEST) {
    if (rate === whole) return { frames: whole, seconds: 1 };
    // 23.976, 29.97, 59.94, however many digits were given.
    if (Math.abs((whole * 1000) / 1001 - rate) < 0.005) {
      return { frames: whole * 1000, seconds: 1001 };
    }
  }
  throw new AppError('invalid', `${rate} frames per second is no frame rate`, {
    hint: `Use a whole number up to ${FASTEST}, or 23.976, 29.97 or 59.94.`,
  });
}

/**
 * The frame that begins nearest to a moment. Each is rounded by itself, from the beginning of all: what
 * follows something begins where that ends, and no error adds up.
 */
export function frameAt(milliseconds: number, { frames, seconds }: FrameRate): number {
  return Math.round((milliseconds * frames) / (1000 * seconds));
}

export function millisecondsOf(count: number, { frames, seconds }: FrameRate): number {
  return (count * 1000 * seconds) / frames;
}
