import type { CharacterCue } from '../types.ts';
import { keepMarked, unmark } from './marked.ts';
import { isUppercase } from './uppercase.ts';

export type CueParts = Pick<CharacterCue, 'text' | 'extensions' | 'dual' | 'marked'>;

/** The parts of a cue forced with `@`; null when no name is left. */
export function parseForcedCue(trimmed: string): CueParts | null {
  if (!unmark(trimmed).startsWith('@')) return null;
  const parts = parseCue(trimmed.replace(/@\s*/, ''), () => true);
  return parts === null || parts.text === '' ? null : parts;
}

/** The parts of a line that is a cue by its capitals; extensions may be in lower case. */
export function parseNaturalCue(trimmed: string): CueParts | null {
  return trimmed.startsWith('!') ? null : parseCue(trimmed, isNaturalName);
}

function isNaturalName(text: string): boolean {
  return isUppercase(text) && !text.startsWith('@');
}

/** A cue as it is written: `HOLMES (V.O.) ^`. */
export function writeCue({ text, extensions, dual, marked }: CueParts): string {
  const written = marked ?? [text, ...extensions.map((each) => `(${each})`)].join(' ');
  return dual ? `${written} ^` : written;
}

/** Emphasis is for print: the name and its extensions are what stands without it. */
function parseCue(line: string, isName: (text: string) => boolean): CueParts | null {
  const printed = unmark(line);
  const parts = splitCue(printed);
  if (!isName(parts.text)) return null;
  if (printed === line) return parts;
  const single = { ...parts, dual: false };
  const written = parts.dual ? line.replace(/\s*\^/g, '') : line;
  const reads = (each: string) => isSame(splitCue(unmark(each)), single);
  return { ...parts, ...keepMarked(written, writeCue(single), reads) };
}

/** True when both say the same, whatever emphasis is marked in them. */
export function isSame(one: CueParts, other: CueParts): boolean {
  return one.text === other.text && withoutMarks(one) === withoutMarks(other);
}

function withoutMarks({ text, extensions, dual }: CueParts): string {
  return writeCue({ text, extensions, dual });
}

/** `HOLMES (V.O.) (CONT'D) ^` read from its end, so that each character is seen once. */
function splitCue(line: string): CueParts {
  const extensions: string[] = [];
  let { rest, dual } = dropDualMarks(line);
  for (let open = openingOf(rest); open !== -1; open = openingOf(rest)) {
    const extension = rest.slice(open + 1, -1).trim();
    if (extension !== '') extensions.push(extension);
    const before = dropDualMarks(rest.slice(0, open));
    rest = before.rest;
    dual ||= before.dual;
  }
  return { text: rest, extensions: extensions.reverse(), dual };
}

function dropDualMarks(line: string): { rest: string; dual: boolean } {
  let rest = line.trim();
  let end = rest.length;
  while (end > 0 && (rest[end - 1] === '^' || (rest[end - 1] ?? '').trim() === '')) end--;
  const dual = end < rest.length;
  rest = rest.slice(0, end);
  return { rest, dual };
}

/** Where the parenthesis opens that closes at the very end of the text; -1 when none does. */
function openingOf(text: string): number {
  if (!text.endsWith(')')) return -1;
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === ')') depth++;
    else if (text[i] === '(' && --depth === 0) return i;
  }
  return -1;
}
