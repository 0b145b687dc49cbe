import type { CharacterCue } from '../types.ts';
import { classifyLine } from './classify.ts';
import { type CueParts, parseNaturalCue } from './cue.ts';

/**
 * A cue as Fountain; `next` is the line that will stand under it, null for none. Forced with `@`
 * where the plain line would be read as something else.
 */
export function serializeCue(cue: CueParts, next: string | null, force: boolean): string {
  const line = writeCue(cue);
  const kind = classifyLine(line, { afterBlank: true, inAction: false, next });
  const natural = !force && kind === 'character' && sameCue(parseNaturalCue(line), cue);
  return natural ? line : `@${line}`;
}

/** A cue as it is printed: `HOLMES (V.O.) ^`. */
export function writeCue({ text, extensions, dual }: CueParts | CharacterCue): string {
  const marks = extensions.map((extension) => ` (${extension})`).join('');
  return `${text}${marks}${dual ? ' ^' : ''}`;
}

function sameCue(parsed: CueParts | null, cue: CueParts): boolean {
  return parsed !== null && parsed.text === cue.text && writeCue(parsed) === writeCue(cue);
}
