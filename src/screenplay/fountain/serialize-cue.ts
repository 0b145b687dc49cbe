import { classifyLine } from './classify.ts';
import { type CueParts, isSame, parseNaturalCue, writeCue } from './cue.ts';
import { escapeEmphasis } from './marked.ts';

/**
 * A cue as Fountain; `next` is the line that will stand under it, null for none. Forced with `@`
 * where the plain line would be read as something else.
 */
export function serializeCue(cue: CueParts, next: string | null, force: boolean): string {
  const marked = cue.marked ?? escapeEmphasis(writeCue({ ...cue, dual: false }));
  const line = writeCue({ ...cue, marked });
  const kind = classifyLine(line, { afterBlank: true, inAction: false, next });
  const read = kind === 'character' ? parseNaturalCue(line) : null;
  return !force && read !== null && isSame(read, cue) ? line : `@${line}`;
}
