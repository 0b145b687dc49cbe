import { type Look, NO_LOOK } from '../../cast/look/look.ts';
import { PORTRAIT_SIZE, type Portrait, portraitOf } from '../../cast/look/portrait.ts';
import type { Framing, Shot, ShotCharacter } from '../../contract/shot.ts';
import type { Palette } from './panel-palette.ts';
import { Pen, round } from './pen.ts';

/** How somebody of a shot looks. */
export interface ShotSitter {
  /** As in the shot; whoever is not of the cast is known by the name. */
  id: string | null;
  name: string;
  look: Look;
  /** What the look leaves open is drawn by it. */
  seed: string;
}

/** A name beside a figure. */
export interface NameTag {
  name: string;
  /** The middle of it, and its upper edge. */
  x: number;
  y: number;
  speaks: boolean;
}

export interface Stage {
  width: number;
  height: number;
  horizon: number;
  /** One at 720 pixels. */
  unit: number;
  palette: Palette;
}

/** More people than this are told by a number. */
const MOST_DRAWN = 5;
/** A voice that comes from beside the picture. */
const OFF_X = 0.86;
/** What stands below a portrait in a whole figure, in its units. */
const FIGURE = { hip: 2_480, foot: 3_700, left: 290, right: 1_390 };
const SPEECH = '#d99a12';
/** Height of a name, and its distance from the lower edge. */
const TAG = { height: 46, below: 12 };

/** Where somebody is drawn: the square of the portrait. */
interface Place {
  x: number;
  top: number;
  size: number;
  flipped: boolean;
  whole: boolean;
}

/** Draws the people of a shot in their places, whoever speaks with an open mouth; answers where their names go. */
export function drawFigures(
  shot: Shot,
  sitters: readonly ShotSitter[],
  stage: Stage,
): { svg: string; tags: NameTag[] } {
  const seen = inOrder(shot.characters.filter(({ position }) => position !== 'off'));
  const off = shot.characters.filter(({ position }) => position === 'off');
  const over = shot.angle === 'over the shoulder' ? seen.find(({ speaks }) => !speaks) : undefined;
  const faced = (over === undefined ? seen : seen.filter((each) => each !== over)).slice(
    0,
    MOST_DRAWN,
  );
  const low = stage.height - (TAG.height + TAG.below) * stage.unit;
  const tags: NameTag[] = [];
  let svg = '';
  faced.forEach((character, at) => {
    const portrait = portraitFor(character, sitters);
    const place = placeOf(
      shot.framing,
      stage,
      shiftOf(character, at, faced.length, over),
      faced.length,
    );
    svg += drawOne(portrait, place, character.speaks, stage);
    const above = shot.framing === 'wide';
    const y = above ? place.top - TAG.height * stage.unit + place.size * 0.1 : low;
    tags.push({ name: character.name, x: place.x, y, speaks: character.speaks });
  });
  if (over !== undefined) {
    const x = over.position === 'left' ? 0.1 : 0.9;
    svg += drawBack(portraitFor(over, sitters), x * stage.width, stage, over.name);
    tags.push({ name: over.name, x: x * stage.width, y: low, speaks: false });
  }
  const more = seen.length - faced.length - (over === undefined ? 0 : 1);
  const [voice] = off;
  if (more > 0) tags.push({ name: `+${more}`, x: stage.width * 0.95, y: 20, speaks: false });
  if (voice !== undefined) {
    const names = off.map(({ name }) => name).join(', ');
    tags.push({ name: `${names} (off)`, x: OFF_X * stage.width, y: low, speaks: true });
  }
  return { svg, tags };
}

const SIDES = { left: 0, centre: 1, right: 2, off: 3 };

function inOrder(characters: readonly ShotCharacter[]): ShotCharacter[] {
  return [...characters].sort((one, other) => SIDES[one.position] - SIDES[other.position]);
}

function portraitFor(
  { id, name, speaks }: ShotCharacter,
  sitters: readonly ShotSitter[],
): Portrait {
  const sitter = sitters.find((each) => (id === null ? each.name === name : each.id === id));
  return portraitOf(sitter?.look ?? NO_LOOK, sitter?.seed ?? id ?? name, { speaks });
}

/** The middle of a figure, in shares of the width. */
const ALONE = { left: 0.4, centre: 0.5, right: 0.6, off: 0.5 };
const SPREAD: readonly (readonly number[])[] = [
  [0.5],
  [0.29, 0.71],
  [0.2, 0.5, 0.8],
  [0.14, 0.38, 0.62, 0.86],
  [0.1, 0.3, 0.5, 0.7, 0.9],
];

function shiftOf(
  { position }: ShotCharacter,
  at: number,
  count: number,
  over: ShotCharacter | undefined,
): { x: number; flipped: boolean } {
  const flipped = position === 'right';
  if (over !== undefined) return { x: over.position === 'left' ? 0.6 : 0.4, flipped };
  if (count === 1) return { x: ALONE[position], flipped };
  const x = SPREAD[count - 1]?.[at] ?? 0.5;
  return { x, flipped: flipped || x > 0.6 };
}

/** Shares of the picture: of a whole figure's height, or of a portrait's square. */
const SIZES: Record<Framing, number> = {
  wide: 0.52,
  full: 0.86,
  medium: 0.96,
  close: 1.36,
  'extreme close': 2.3,
};
/** No portrait is wider than this share of the width, by the number of people. */
const WIDEST = [1.1, 0.6, 0.46, 0.36, 0.3];

function placeOf(
  framing: Framing,
  { width, height, horizon }: Stage,
  { x, flipped }: { x: number; flipped: boolean },
  count: number,
): Place {
  const middle = x * width;
  const widest = (WIDEST[count - 1] ?? 0.3) * width;
  if (framing === 'wide' || framing === 'full') {
    const unit = Math.min((SIZES[framing] * height) / FIGURE.foot, widest / PORTRAIT_SIZE);
    const ground = framing === 'wide' ? horizon + (height - horizon) * 0.5 : height * 0.97;
    const top = ground - unit * (FIGURE.foot + 60);
    return { x: middle, top, size: unit * PORTRAIT_SIZE, flipped, whole: true };
  }
  const near = framing === 'close' ? 1.4 : framing === 'extreme close' ? 2.2 : 1;
  const size = Math.min(SIZES[framing] * height, widest * near);
  // Near faces hang from the upper edge, others stand on the lower one.
  const hung = framing === 'close' ? height * 0.05 - size * 0.1 : height * 0.5 - size * 0.42;
  const top = framing === 'medium' ? height - size : Math.max(hung, height - size);
  return { x: middle, top: framing === 'medium' ? top : hung, size, flipped, whole: false };
}

function drawOne(portrait: Portrait, place: Place, speaks: boolean, stage: Stage): string {
  const { x, top, size, flipped, whole } = place;
  const scale = size / PORTRAIT_SIZE;
  const mirror = flipped ? ` translate(${PORTRAIT_SIZE} 0) scale(-1 1)` : '';
  // The middle of a head stands a little right of the middle of its square.
  const left = x - size / 2 + (flipped ? size * 0.02 : -size * 0.02);
  const moved = `translate(${round(left)} ${round(top)}) scale(${scale.toFixed(5)})${mirror}`;
  const body = whole ? drawBody(portrait) : belowBust(portrait, place, stage);
  const sound = speaks ? drawSpeech() : '';
  return `<g transform="${moved}">${body}${inner(portrait.svg)}${sound}</g>`;
}

function inner(svg: string): string {
  return svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
}

/** Trunk and legs of whoever is seen whole. */
function drawBody({ bodyColour }: Portrait): string {
  const { hip, foot, left, right } = FIGURE;
  const ink = 'stroke="#000" stroke-width="22" stroke-linejoin="round" stroke-linecap="round"';
  const middle = (left + right) / 2;
  const leg = (from: number, to: number) =>
    `<path d="M${from} ${hip - 60}L${from + 30} ${foot}L${to - 30} ${foot}L${to} ${hip - 60}Z" fill="#57545c" ${ink}/>` +
    `<path d="M${from + 10} ${foot}q0 -90 130 -90l90 0q160 20 170 90Z" fill="#2b2926" ${ink}/>`;
  return (
    leg(left + 130, middle - 20) +
    leg(middle + 20, right - 130) +
    `<path d="M190 1700L150 ${hip - 260}q10 90 120 90L300 ${hip - 300}L${left + 60} ${hip}L${right - 60} ${hip}L1380 ${hip - 300}L1410 ${hip - 170}q110 0 120 -90L1490 1700Z" fill="${bodyColour}" ${ink}/>` +
    `<path d="M370 1960L310 ${hip - 240}M1310 1960L1370 ${hip - 240}" fill="none" ${ink}/>`
  );
}

/** A portrait that ends above the lower edge goes on in its clothes. */
function belowBust({ bodyColour }: Portrait, { top, size }: Place, { height }: Stage): string {
  const gap = ((height - top - size) / size) * PORTRAIT_SIZE;
  if (gap <= 1) return '';
  return `<path d="M190 1690L190 ${1_760 + gap}L1490 ${1_760 + gap}L1490 1690Z" fill="${bodyColour}"/>`;
}

/** What is said leaves the mouth. */
function drawSpeech(): string {
  const strokes = [
    [1_330, 850, 1_450, 790],
    [1_350, 940, 1_490, 940],
    [1_330, 1_030, 1_450, 1_090],
  ];
  const d = strokes.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('');
  return `<path d="${d}" stroke="${SPEECH}" stroke-width="34" stroke-linecap="round"/>`;
}

/** Whoever hears, from behind, dark and near. */
function drawBack(
  { hairColour, bodyColour }: Portrait,
  x: number,
  { width, height, palette }: Stage,
  seed: string,
): string {
  const pen = new Pen(seed);
  const head = Math.min(height * 0.27, width * 0.24);
  const y = height * 0.56;
  const ink = { stroke: palette.ink, width: 5 };
  pen.curve(
    [
      [x - head * 1.9, height + 30],
      [x - head * 1.75, height * 0.97],
      [x - head * 1.2, y + head * 1.12],
      [x - head * 0.4, y + head * 0.85],
      [x + head * 0.4, y + head * 0.85],
      [x + head * 1.2, y + head * 1.12],
      [x + head * 1.75, height * 0.97],
      [x + head * 1.9, height + 30],
    ],
    { fill: bodyColour, ...ink },
  );
  pen.ellipse(x, y, head * 0.86, head, { fill: hairColour, ...ink });
  for (const side of [-1, 1])
    pen.ellipse(x + side * head * 0.84, y + head * 0.12, head * 0.12, head * 0.2, {
      fill: '#fdf3e6',
      ...ink,
      width: 4,
    });
  pen.curve(
    [
      [x - head * 0.3, y - head * 0.5],
      [x, y - head * 0.2],
      [x + head * 0.06, y + head * 0.4],
    ],
    { stroke: palette.ink, width: 4, opacity: 0.3 },
  );
  const shade = pen.svg.replace(/ (?:fill|stroke)-opacity="[^"]*"/g, '');
  return pen.svg + shade.replace(/fill="#[^"]*"/g, `fill="${palette.ink}" fill-opacity=".28"`);
}
