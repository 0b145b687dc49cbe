import type { ExportFormat } from '../../contract/screenplay-format.ts';
import { parseFountain } from '../fountain/parse.ts';
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
  const screenplay = parseFountain(text);
  if (character === null) return WRITERS[format].write({ text, screenplay }, options);
  const sides = sidesOf(screenplay, character);
  return WRITERS[format].write({ text: sides, screenplay: parseFountain(sides) }, options);
}
