import { writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/** Draws a picture: `shapes` is SVG, in a field of `width` x `height`; without a ground it is transparent. */
export function makePanel(
  file: string,
  shapes: string,
  { width = 640, height = 360, ground = 'white' as string | null } = {},
): void {
  const paper = ground === null ? '' : `<rect width="100%" height="100%" fill="${ground}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paper}${shapes}</svg>`;
  writeFileSync(file, new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
}
