import { parseFountain } from './fountain/parse.ts';
import { serializeCue } from './fountain/serialize-cue.ts';
import type { CharacterCue } from './types.ts';

export interface ReplacedCue {
  from: string;
  to: string;
  /** Number of cues that were changed so. */
  count: number;
}

/**
 * Changes whole cues of a screenplay and not one other byte: extensions and the mark of dual dialogue
 * stay, and what is said stays.
 *
 * @param replacement the new cue; null leaves a cue as it is
 */
export function replaceCues(
  text: string,
  replacement: (cue: string) => string | null,
): { text: string; replaced: ReplacedCue[] } {
  const replaced = new Map<string, ReplacedCue>();
  let result = '';
  let at = 0;
  for (const element of parseFountain(text).elements) {
    if (element.type !== 'character') continue;
    const to = replacement(element.text);
    if (to === null || to === element.text) continue;
    result += text.slice(at, element.start) + rewritten(text, element, to);
    at = element.end;
    const key = `${element.text}\n${to}`;
    const entry = replaced.get(key) ?? { from: element.text, to, count: 0 };
    replaced.set(key, { ...entry, count: entry.count + 1 });
  }
  return { text: result + text.slice(at), replaced: [...replaced.values()] };
}

/** The cue's own line with the new name in it, forced where the name alone would be read as action. */
function rewritten(text: string, cue: CharacterCue, to: string): string {
  const source = text.slice(cue.start, cue.end);
  const place = source.indexOf(cue.text);
  const { extensions, dual } = cue;
  const line = serializeCue({ text: to, extensions, dual }, 'x', false);
  if (place === -1) return line;
  const before = source.slice(0, place);
  const forced = line.startsWith('@') && !before.includes('@') ? '@' : '';
  return before + forced + to + source.slice(place + cue.text.length);
}
