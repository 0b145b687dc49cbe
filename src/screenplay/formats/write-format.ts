import type { ExportFormat } from '../../contract/screenplay-format.ts';
import { parseFountain } from '../fountain/parse.ts';
import { numberScenes } from '../number-scenes.ts';
import type { Screenplay } from '../types.ts';
import type { WriteOptions } from './format.ts';
import { WRITERS } from './registry.ts';
import { sidesOf } from './sides.ts';

export interface FormatOrder extends WriteOptions {
  format: ExportFormat;
  /** Whose sides alone; null for the whole script. */
  character: string | null;
}

/** A Fountain text as a file of a format. */
export async function writeFormat(
  text: string,
  { format, character, ...options }: FormatOrder,
): Promise<Uint8Array> {
  const whole = parseFountain(text);
  if (character === null) return write(text, whole);
  const sides = sidesOf(whole, character);
  return write(sides, parseFountain(sides));

  async function write(written: string, { titlePage, elements }: Screenplay) {
    // A revision has the numbers of the draft before it.
    const isNumbered = options.sceneNumbers && options.revision === undefined;
    const numbered = isNumbered ? numberScenes(elements) : elements;
    const screenplay = { titlePage, elements: numbered };
    return WRITERS[format].write({ text: written, screenplay }, options);
  }
}
