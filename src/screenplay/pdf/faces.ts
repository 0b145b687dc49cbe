import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Style } from '../cut-emphasis.ts';

const require = createRequire(import.meta.url);

export type FaceStyle = 'regular' | 'bold' | 'italic' | 'bold-italic';

export function faceStyle({ bold, italic }: Omit<Style, 'underline'>): FaceStyle {
  if (bold) return italic ? 'bold-italic' : 'bold';
  return italic ? 'italic' : 'regular';
}

/** Courier Prime sets a script; DejaVu Sans Mono what it lacks: Greek, Cyrillic, Armenian, signs. */
const PRIME: Record<FaceStyle, string> = {
  regular: '400Regular/CourierPrime_400Regular.ttf',
  bold: '700Bold/CourierPrime_700Bold.ttf',
  italic: '400Regular_Italic/CourierPrime_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/CourierPrime_700Bold_Italic.ttf',
};
const FALLBACK: Record<FaceStyle, string> = {
  regular: 'ttf/DejaVuSansMono.ttf',
  bold: 'ttf/DejaVuSansMono-Bold.ttf',
  italic: 'ttf/DejaVuSansMono-Oblique.ttf',
  'bold-italic': 'ttf/DejaVuSansMono-BoldOblique.ttf',
};

/** Rows are set from left to right, so that letters which run the other way would be turned round. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The typefaces of a script, and which of them has a character. */
export class Faces {
  #fonts = new Map<string, Font>();
  #chosen = new Map<string, string | null>();

  /** The file of the face that sets ASCII in a style. */
  primeFile(style: FaceStyle): string {
    return primeFile(style);
  }

  /** The file of the face that sets a character in a style; null where none has it. */
  fileFor(character: string, style: FaceStyle): string | null {
    const key = style + character;
    let chosen = this.#chosen.get(key);
    if (chosen === undefined) {
      chosen = this.#choose(character, style);
      this.#chosen.set(key, chosen);
    }
    return chosen;
  }

  #choose(character: string, style: FaceStyle): string | null {
    if (RIGHT_TO_LEFT.test(character)) return null;
    const candidates = [primeFile(style), fallbackFile(style), fallbackFile('regular')];
    const code = character.codePointAt(0) ?? 0;
    return candidates.find((file) => this.#font(file).hasGlyphForCodePoint(code)) ?? null;
  }

  #font(file: string): Font {
    const opened = this.#fonts.get(file) ?? openFont(file);
    this.#fonts.set(file, opened);
    return opened;
  }
}

const located = new Map<string, string>();

function primeFile(style: FaceStyle): string {
  return locate('@expo-google-fonts/courier-prime', PRIME[style]);
}

function fallbackFile(style: FaceStyle): string {
  return locate('dejavu-fonts-ttf', FALLBACK[style]);
}

function locate(name: string, file: string): string {
  const path = located.get(file) ?? join(dirname(require.resolve(`${name}/package.json`)), file);
  located.set(file, path);
  return path;
}

function openFont(file: string): Font {
  const font = create(readFileSync(file));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds several fonts`);
  return font;
}
