import type { Movement } from '../../contract/shot.ts';
import type { Pen, Point } from './pen.ts';

/** The red pencil of whoever plans the camera. */
const RED = '#cf3d27';

interface Arrow {
  from: Point;
  to: Point;
}

/** Arrows by which a panel says how the camera moves. */
export function drawMovement(
  pen: Pen,
  movement: Movement,
  { width, height }: { width: number; height: number },
): void {
  for (const arrow of arrowsOf(movement, width, height))
    drawArrow(pen, arrow, Math.min(width, height));
}

function arrowsOf(movement: Movement, width: number, height: number): Arrow[] {
  const long = Math.min(width, height) * 0.26;
  const edge = Math.min(width, height) * 0.06;
  // Above the faces, below the number of the shot.
  const middle = Math.min(width, height) * 0.17;
  const side = width - edge * 1.6;
  switch (movement) {
    case 'static':
      return [];
    case 'pan left':
      return [{ from: [edge + long, middle], to: [edge, middle] }];
    case 'pan right':
      return [{ from: [width - edge - long, middle], to: [width - edge, middle] }];
    case 'tilt up':
      return [{ from: [side, edge + long * 1.3], to: [side, edge * 1.6] }];
    case 'tilt down':
      return [{ from: [side, edge * 1.6], to: [side, edge + long * 1.3] }];
    case 'push in':
      return corners(width, height).map(([outer, inner]) => ({ from: outer, to: inner }));
    case 'pull out':
      return corners(width, height).map(([outer, inner]) => ({ from: inner, to: outer }));
  }
}

/** Near each corner a point at the edge and one towards the middle. */
function corners(width: number, height: number): [outer: Point, inner: Point][] {
  const short = Math.min(width, height);
  return [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([right = 0, low = 0]) => {
    const at = (inset: number): Point => [
      right === 0 ? inset * 1.25 : width - inset * 1.25,
      low === 0 ? inset + short * 0.06 : height - inset - short * 0.08,
    ];
    return [at(short * 0.05), at(short * 0.17)];
  });
}

function drawArrow(pen: Pen, { from, to }: Arrow, size: number): void {
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const head = size * 0.05;
  const barb = (by: number): Point => [
    to[0] - head * Math.cos(turn + by),
    to[1] - head * Math.sin(turn + by),
  ];
  for (const ink of [
    { stroke: '#fffaf0', width: size * 0.028 },
    { stroke: RED, width: size * 0.015 },
  ]) {
    pen.line([from, to], ink);
    pen.line([barb(0.6), to, barb(-0.6)], ink);
  }
}
