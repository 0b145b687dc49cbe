import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
import { printable } from '../../screenplay/pdf/printable.ts';

const require = createRequire(import.meta.url);

/** Patrick Hand letters a panel; DejaVu Sans what it lacks: Greek, Cyrillic, Armenian, Georgian, signs. */
const FILES = [
  ['@fontsource/patrick-hand', 'files/patrick-hand-latin-400-normal.woff'],
  ['@fontsource/patrick-hand', 'files/patrick-hand-latin-ext-400-normal.woff'],
  ['@fontsource/patrick-hand', 'files/patrick-hand-vietnamese-400-normal.woff'],
  ['dejavu-fonts-ttf', 'ttf/DejaVuSans.ttf'],
] as const;
/** Letters are set from left to right, so that those which run the other way would be turned round. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Stands where no face has the character. */
const NO_GLYPH = '□';

export interface PanelFont {
  name: string;
  data: Buffer;
  weight: 400;
  style: 'normal';
}

interface Face extends PanelFont {
  has: (code: number) => boolean;
}

let faces: Face[] | undefined;
let hand: PanelFont[] | undefined;

/** Reads the faces when the first panel is drawn. */
function allFaces(): Face[] {
  faces ??= FILES.map(([name, file], at) => {
    const data = readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));
    const font = create(data);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds several fonts`);
    const has = (code: number) => font.hasGlyphForCodePoint(code);
    return { name: `Panel ${at}`, data, weight: 400, style: 'normal', has };
  });
  return faces;
}

/**
 * The fonts for some texts: the large one only where a text needs it. The same list each time, since whoever lays
 * text out keeps what it read by it.
 */
export function panelFonts(texts: readonly string[]): PanelFont[] {
  const all = allFaces();
  hand ??= all.slice(0, -1);
  const small = all.slice(0, -1);
  const enough = texts.every((text) =>
    [...text].every((each) => small.some(({ has }) => has(each.codePointAt(0) ?? 0))),
  );
  return enough ? hand : all;
}

export const PANEL_FONT_FAMILY = FILES.map((_, at) => `Panel ${at}`).join(', ');

/** Sets texts as the faces can, and notes which characters none of them has. */
export class Lettering {
  readonly missing = new Set<string>();

  /** The text in one line; a box stands for what no face has. */
  set(text: string): string {
    const line = printable(text.replace(/\s+/g, ' ').trim());
    return [...line].map((each) => (this.#has(each) ? each : this.#lacking(each))).join('');
  }

  #has(character: string): boolean {
    if (character === ' ') return true;
    if (RIGHT_TO_LEFT.test(character)) return false;
    return allFaces().some(({ has }) => has(character.codePointAt(0) ?? 0));
  }

  #lacking(character: string): string {
    this.missing.add(character);
    return NO_GLYPH;
  }
}
