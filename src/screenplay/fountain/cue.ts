import { isUppercase } from './uppercase.ts';

export interface CueParts {
  text: string;
  extensions: string[];
  dual: boolean;
}

/** The parts of a cue forced with `@`; null when no name is left. */
export function parseForcedCue(trimmed: string): CueParts | null {
  if (!trimmed.startsWith('@')) return null;
  const parts = splitCue(trimmed.slice(1));
  return parts.text === '' ? null : parts;
}

/** The parts of a line that is a cue by its capitals; extensions may be in lower case. */
export function parseNaturalCue(trimmed: string): CueParts | null {
  if (trimmed.startsWith('@') || trimmed.startsWith('!')) return null;
  const parts = splitCue(trimmed);
  return isUppercase(parts.text) ? parts : null;
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
