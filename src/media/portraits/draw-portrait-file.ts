import { type Look, NO_LOOK } from '../../cast/look/look.ts';
import { drawPortrait, portraitSeeds, type Sitter } from '../../cast/look/portrait.ts';
import { renderSvg } from '../storyboard/draw-panel.ts';

export type PortraitFormat = 'png' | 'svg';

const PAPER = '#f7f1e3';
/** Width and height in pixels. */
const SIZE = 512;

/** The portrait of one of a cast as a file, on paper; for a thread. */
export function drawPortraitFile(
  cast: readonly Sitter[],
  id: string,
  format: PortraitFormat,
): Uint8Array {
  const look: Look = cast.find((each) => each.id === id)?.look ?? NO_LOOK;
  const svg = onPaper(drawPortrait(look, portraitSeeds(cast).get(id) ?? id));
  return format === 'svg' ? new TextEncoder().encode(svg) : renderSvg(svg);
}

function onPaper(svg: string): string {
  const [open = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const sized = open.replace(/ (?:width|height)="[^"]*"/g, '');
  return `${sized.slice(0, -1)} width="${SIZE}" height="${SIZE}"><rect width="100%" height="100%" fill="${PAPER}"/>${svg.slice(open.length)}`;
}
