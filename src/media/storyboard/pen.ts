import { hash } from 'node:crypto';

export type Point = readonly [x: number, y: number];

export interface Ink {
  fill?: string;
  stroke?: string;
  width?: number;
  opacity?: number;
}

/** How far a line strays from where it should be, in pixels of a panel 720 high. */
const STRAY = 2.2;
/** Between two bends of a line. */
const STEP = 90;

/** Draws as by hand: lines that stray a little, the same way each time for the same seed. */
export class Pen {
  readonly #parts: string[] = [];
  #state: number;

  constructor(seed: string) {
    this.#state = Number.parseInt(hash('sha256', seed).slice(0, 8), 16) | 1;
  }

  /** What was drawn, as SVG. */
  get svg(): string {
    return this.#parts.join('');
  }

  /** A number from 0 to 1, the next of its row. */
  random(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + this.random() * (high - low);
  }

  raw(svg: string): void {
    this.#parts.push(svg);
  }

  line(points: readonly Point[], ink: Ink): void {
    this.#path(this.#stray(points), ink);
  }

  /** An area with an outline. */
  shape(points: readonly Point[], ink: Ink): void {
    const [first] = points;
    if (first === undefined) return;
    this.#path(`${this.#stray([...points, first])}Z`, ink);
  }

  rect(x: number, y: number, width: number, height: number, ink: Ink): void {
    this.shape(
      [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ],
      ink,
    );
  }

  ellipse(x: number, y: number, rx: number, ry: number, ink: Ink): void {
    const points = Array.from({ length: 12 }, (_, i): Point => {
      const turn = (i / 12) * 2 * Math.PI;
      return [x + rx * Math.cos(turn), y + ry * Math.sin(turn)];
    });
    this.#path(smooth(points.map((point) => this.#near(point, Math.min(1, rx / 30)))), ink);
  }

  /** A line through points without corners. */
  curve(points: readonly Point[], ink: Ink): void {
    this.#path(throughAll(points.map((point) => this.#near(point, 1))), ink);
  }

  #path(d: string, { fill = 'none', stroke, width = 3, opacity = 1 }: Ink): void {
    const line =
      stroke === undefined
        ? ''
        : ` stroke="${stroke}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"`;
    // Of fill and stroke: of the whole it would be a layer, which is slow, and beyond the edge a fault of resvg.
    const clear = opacity === 1 ? '' : ` fill-opacity="${opacity}" stroke-opacity="${opacity}"`;
    this.#parts.push(`<path d="${d}" fill="${fill}"${line}${clear}/>`);
  }

  #near([x, y]: Point, share: number): Point {
    const by = STRAY * share;
    return [x + this.between(-by, by), y + this.between(-by, by)];
  }

  /** Straight lines that bend a little on their way. */
  #stray(points: readonly Point[]): string {
    const [first] = points;
    if (first === undefined) return '';
    let d = `M${at(first)}`;
    for (let i = 1; i < points.length; i++) {
      const from = points[i - 1] ?? first;
      const to = points[i] ?? first;
      const steps = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP));
      for (let step = 1; step <= steps; step++) {
        const [end, middle] = [step / steps, (step - 0.5) / steps].map(
          (share): Point => [
            from[0] + (to[0] - from[0]) * share,
            from[1] + (to[1] - from[1]) * share,
          ],
        );
        if (end === undefined || middle === undefined) continue;
        d += `Q${at(this.#near(middle, 1))} ${at(step === steps ? end : this.#near(end, 0.5))}`;
      }
    }
    return d;
  }
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function at([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** A closed line through the middles between points, bent towards them. */
function smooth(points: readonly Point[]): string {
  const middle = (i: number): Point => {
    const [a, b] = [points[i % points.length], points[(i + 1) % points.length]];
    return [((a?.[0] ?? 0) + (b?.[0] ?? 0)) / 2, ((a?.[1] ?? 0) + (b?.[1] ?? 0)) / 2];
  };
  const bends = points.map((point, i) => `Q${at(point)} ${at(middle(i))}`);
  return `M${at(middle(points.length - 1))}${bends.join('')}Z`;
}

function throughAll(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const bends = rest.map((point, i) => {
    const next = rest[i + 1];
    return next === undefined
      ? `L${at(point)}`
      : `Q${at(point)} ${at([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`;
  });
  return `M${at(first)}${bends.join('')}`;
}
