import type { Movement } from '../../contract/shot.ts';
import type { Size } from './frame-size.ts';

/** How much larger a picture that moves is than what is seen of it at its nearest. */
export const REACH = 1.14;

/** What is seen of a picture, in its pixels; parts of a pixel count. */
export interface View extends Size {
  x: number;
  y: number;
}

/** Fractions of the picture: where the view begins, from 0 (left, top) to 1, and how near it is. */
interface Stand {
  x: number;
  y: number;
  /** 0: the whole picture; 1: as near as it comes. */
  near: number;
}

const MIDDLE = { x: 0.5, y: 0.5 };
const MOVES: Record<Movement, { from: Stand; to: Stand }> = {
  static: { from: { ...MIDDLE, near: 0 }, to: { ...MIDDLE, near: 0 } },
  'pan left': { from: { x: 1, y: 0.5, near: 1 }, to: { x: 0, y: 0.5, near: 1 } },
  'pan right': { from: { x: 0, y: 0.5, near: 1 }, to: { x: 1, y: 0.5, near: 1 } },
  'tilt up': { from: { x: 0.5, y: 1, near: 1 }, to: { x: 0.5, y: 0, near: 1 } },
  'tilt down': { from: { x: 0.5, y: 0, near: 1 }, to: { x: 0.5, y: 1, near: 1 } },
  'push in': { from: { ...MIDDLE, near: 0 }, to: { ...MIDDLE, near: 1 } },
  'pull out': { from: { ...MIDDLE, near: 1 }, to: { ...MIDDLE, near: 0 } },
};

/**
 * What a movement shows of a picture at a moment, from 0 to 1; it sets off and arrives gently.
 *
 * @param nearest what is seen of the picture at its nearest
 */
export function movementView(
  movement: Movement,
  moment: number,
  picture: Size,
  nearest: Size,
): View {
  const { from, to } = MOVES[movement];
  const eased = moment * moment * (3 - 2 * moment);
  const between = (a: number, b: number) => a + (b - a) * eased;
  const near = between(from.near, to.near);
  // The same factor each frame looks like one speed; at its nearest it is drawn pixel by pixel.
  const along = (far: number, close: number) => (near === 1 ? close : far * (close / far) ** near);
  const width = along(picture.width, nearest.width);
  const height = along(picture.height, nearest.height);
  return {
    x: (picture.width - width) * between(from.x, to.x),
    y: (picture.height - height) * between(from.y, to.y),
    width,
    height,
  };
}
