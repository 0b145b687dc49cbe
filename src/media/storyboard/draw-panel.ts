import { Resvg } from '@resvg/resvg-js';
import { jpegSize } from '../../book/read/cover/picture-size.ts';
import { AppError } from '../../contract/error.ts';
import type { Angle, Framing, Shot } from '../../contract/shot.ts';
import { sniffType } from '../store/sniff-type.ts';
import { drawFigures, type NameTag, type ShotSitter } from './draw-figures.ts';
import { drawInside } from './draw-inside.ts';
import { drawMovement } from './draw-movement.ts';
import { drawOutside } from './draw-outside.ts';
import { drawThing } from './draw-thing.ts';
import { type Palette, paletteOf } from './panel-palette.ts';
import { PANEL_SIZES, type PanelShape } from './panel-size.ts';
import { type PanelText, setPanelText, type TextFrame } from './panel-text.ts';
import { Pen, round } from './pen.ts';

export interface PanelInput {
  shot: Shot;
  /** How those in the shot look; whoever is missing is drawn by the name. */
  sitters: readonly ShotSitter[];
  shape?: PanelShape;
  /** A picture of one's own (PNG or JPEG), framed in place of a drawn one. */
  picture?: Uint8Array;
}

export interface Panel {
  png: Uint8Array;
  /** Characters that no typeface has, each once; a box stands for them. */
  missing: string[];
}

const PAPER = '#f7f1e3';
const EDGE = 18;
/** Of the height, for what is written below the picture. */
const STRIP = 138;

/**
 * A panel as PNG: place and light, people as near as the shot is, a name beside each, how the camera moves, and a
 * caption below. Its number stands beside it and not in it: a shot that is put before others leaves their pictures as
 * they are. The same shot gives the same bytes.
 *
 * @throws AppError `invalid` for a picture that is no PNG or JPEG, or cannot be read
 */
export async function drawPanel(input: PanelInput): Promise<Panel> {
  const { svg, missing } = await panelSvg(input);
  return { png: renderSvg(svg), missing };
}

/** The same as SVG without fonts: every letter is a path. */
export async function panelSvg(input: PanelInput): Promise<{ svg: string; missing: string[] }> {
  const { shot, shape = '16:9' } = input;
  const { width, height } = PANEL_SIZES[shape];
  const unit = Math.min(width, height) / 720;
  const picture = {
    x: EDGE * unit,
    y: EDGE * unit,
    width: width - 2 * EDGE * unit,
    height: height - (EDGE + STRIP) * unit,
  };
  const drawn =
    input.picture === undefined ? draw(input, picture, unit) : frame(input.picture, picture);
  const text: PanelText = {
    heading: headingOf(shot),
    camera: cameraOf(shot),
    caption: shot.caption,
    tags: drawn.tags,
    thing: drawn.thing,
  };
  const set = await setPanelText(text, { width, height, picture, unit });
  const border = new Pen(`border ${shot.id}`);
  border.rect(picture.x, picture.y, picture.width, picture.height, {
    stroke: '#2b2724',
    width: 4.5 * unit,
  });
  const [x, y] = [round(picture.x), round(picture.y)];
  const [right, low] = [round(x + picture.width), round(y + picture.height)];
  // The paper around a picture covers what is drawn beyond its edges.
  const paper = `M0 0H${width}V${height}H0ZM${x} ${y}V${low}H${right}V${y}Z`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<g transform="translate(${x} ${y})">${drawn.svg}</g><path d="${paper}" fill="${PAPER}"/>` +
    `${border.svg}${set.svg}</svg>`;
  return { svg, missing: set.missing };
}

export function renderSvg(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

type PictureSize = TextFrame['picture'];
type Drawn = { svg: string; tags: readonly NameTag[]; thing: PanelText['thing'] };

/** Where ground begins, in shares of the height from the top. */
const HORIZONS: Record<Angle, number> = {
  'eye level': 0.66,
  low: 0.82,
  high: 0.44,
  'over the shoulder': 0.66,
};
/** How much nearer than a wide shot the place is, and how much of it is lost in the distance. */
const NEARNESS: Record<Framing, { zoom: number; haze: number }> = {
  wide: { zoom: 1, haze: 0 },
  full: { zoom: 1.12, haze: 0.08 },
  medium: { zoom: 1.45, haze: 0.22 },
  close: { zoom: 2, haze: 0.36 },
  'extreme close': { zoom: 2.6, haze: 0.5 },
};

function draw({ shot, sitters }: PanelInput, { width, height }: PictureSize, unit: number): Drawn {
  const palette = paletteOf(shot.time_of_day);
  const horizon = Math.round(height * HORIZONS[shot.angle]);
  const stage = { width, height, horizon, unit, palette };
  const backdrop = drawBackdrop(shot, stage);
  const pen = new Pen(shot.id);
  if (shot.purpose === 'insert' && shot.subject !== null) {
    const thing = drawInsert(pen, shot.subject, stage);
    drawMovement(pen, shot.movement, { width, height });
    return { svg: backdrop + pen.svg, tags: [], thing };
  }
  const { svg, tags } = drawFigures(shot, sitters, stage);
  drawMovement(pen, shot.movement, { width, height });
  return { svg: backdrop + svg + pen.svg, tags, thing: null };
}

/** The same for every shot of a place at one time, but for how near it is. */
function drawBackdrop(
  { place, interior, angle, framing }: Shot,
  {
    width,
    height,
    horizon,
    palette,
  }: { width: number; height: number; horizon: number; palette: Palette },
): string {
  const pen = new Pen(`place ${place}`);
  const ground = { width, height, horizon };
  if (interior === 'ext' || interior === null) drawOutside(pen, place, palette, ground);
  else drawInside(pen, place, palette, ground);
  const { zoom, haze } = NEARNESS[framing];
  const x = (width - width * zoom) / 2;
  const y = (height - height * zoom) * (angle === 'low' ? 0.7 : 0.5);
  const mist = palette.night ? '#3a4258' : '#fbf6e9';
  const veil =
    haze === 0
      ? ''
      : `<rect width="${round(width)}" height="${round(height)}" fill="${mist}" fill-opacity="${haze}"/>`;
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${zoom})">${pen.svg}</g>${veil}`;
}

/** The thing in a round light, its word large below it, or alone. */
function drawInsert(
  pen: Pen,
  thing: string,
  { width, height, palette }: { width: number; height: number; palette: Palette },
): PanelText['thing'] {
  const short = Math.min(width, height);
  const y = height * 0.42;
  pen.ellipse(
    width / 2,
    height * 0.5,
    Math.min(width * 0.46, short * 0.8),
    Math.min(height * 0.46, short * 0.56),
    {
      fill: '#fbf6e9',
      stroke: palette.ink,
      width: 4,
    },
  );
  const size = short * 0.5;
  const drawn = drawThing(pen, thing, { x: width / 2, y: y - short * 0.04, size, palette });
  const letters = short * (drawn ? 0.17 : 0.26);
  return {
    word: thing.toUpperCase(),
    size: letters,
    top: drawn ? y + size * 0.44 : height * 0.5 - letters * 0.6,
  };
}

/** Bytes that a picture may have, and sides as it says of itself. */
const LARGEST = { bytes: 20_000_000, side: 8_000 };

/** A person's own picture fills the frame; what is beyond its edges is cut off. */
function frame(bytes: Uint8Array, { width, height }: PictureSize): Drawn {
  const type = sniffType(bytes);
  if (type !== 'image/png' && type !== 'image/jpeg')
    throw refused(`a ${type ?? 'content of unknown kind'}`);
  const size = sizeOf(bytes, type);
  if (bytes.length > LARGEST.bytes || size === null) throw refused('one that cannot be read');
  if (Math.max(size.width, size.height) > LARGEST.side)
    throw refused(`one of ${size.width} by ${size.height} pixels`);
  const data = Buffer.from(bytes).toString('base64');
  const svg = `<image width="${round(width)}" height="${round(height)}" preserveAspectRatio="xMidYMid slice" xlink:href="data:${type};base64,${data}"/>`;
  if (!showsAnything(svg, width, height)) throw refused('one that cannot be read');
  return { svg, tags: [], thing: null };
}

/** A picture that is broken behind its head is left out without a word. */
function showsAnything(image: string, width: number, height: number): boolean {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="16" height="16" viewBox="0 0 ${round(width)} ${round(height)}">${image}</svg>`;
  return new Resvg(svg).render().pixels.some((value) => value > 0);
}

function refused(found: string): AppError {
  return new AppError('invalid', `a panel frames a PNG or JPEG; this is ${found}`, {
    hint: `Give a PNG or JPEG of at most ${LARGEST.bytes / 1_000_000} MB and ${LARGEST.side} pixels a side.`,
  });
}

/** Width and height as the head of the file says. */
function sizeOf(bytes: Uint8Array, type: string): { width: number; height: number } | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/jpeg') return jpegSize(view);
  return view.length < 24 ? null : { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

const SETTINGS = { int: 'INT. ', ext: 'EXT. ', 'int/ext': 'INT./EXT. ' };

function headingOf({ interior, place, time_of_day: time }: Shot): string {
  const setting = interior === null ? '' : SETTINGS[interior];
  return `${setting}${place}${time === null ? '' : ` - ${time}`}`;
}

function cameraOf({ framing, angle, movement }: Shot): string {
  const how = [framing, angle === 'eye level' ? '' : angle, movement === 'static' ? '' : movement];
  const words = how.filter((word) => word !== '').join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
