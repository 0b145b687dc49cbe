import type { Element, SceneHeading, TextElement, Unplaced } from '../types.ts';
import { actionText, standsAlone } from './action.ts';
import { classifyLine } from './classify.ts';
import { isHeading, isNaturalHeading, parseHeading } from './heading.ts';
import { escapeEmphasis, unmark } from './marked.ts';
import { serializeCue } from './serialize-cue.ts';

/** What stands around an element in the script that is being written. */
export interface Surroundings {
  /** The line that will stand straight under it; null for none. */
  next: string | null;
  /** False where it stands straight under the element above it. */
  afterBlank: boolean;
  /** Mark the element even where it would be read right: it could pass for a title page. */
  force: boolean;
}

/** The lines of one element, forced where they would otherwise be read as something else. */
export function serializeElement(
  element: Unplaced<Element>,
  { next, force, afterBlank }: Surroundings,
): string {
  switch (element.type) {
    case 'scene_heading':
      return serializeHeading(element, next);
    case 'character':
      return serializeCue(element, next, force);
    case 'section':
      return `${'#'.repeat(element.depth)} ${element.text}`.trimEnd();
    case 'action':
      return serializeAction(element.text, { next, force, afterBlank });
    case 'transition':
      return force ? `> ${element.text}` : serializeTransition(element.text, { afterBlank, next });
    default:
      return serializeMarked(element);
  }
}

function serializeHeading(heading: Unplaced<SceneHeading>, next: string | null): string {
  const { text, sceneNumber, marked = escapeEmphasis(text) } = heading;
  const line = sceneNumber === null ? marked : `${marked} #${sceneNumber}#`;
  const parsed = parseHeading(line);
  const natural = isNaturalHeading(unmark(line)) && isHeading(unmark(line), next);
  const same = parsed.text === text && parsed.sceneNumber === sceneNumber;
  return natural && same ? line : `.${line}`;
}

function serializeAction(text: string, { next: below, force, afterBlank }: Surroundings): string {
  const lines = text.split('\n');
  const [first = '', second] = lines;
  // Under a line of capitals a heading is read as one: the forced line keeps them together.
  const third = lines[2] ?? null;
  const cut = second !== undefined && standsAlone(first) && isHeading(unmark(second.trim()), third);
  return lines
    .map((line, i) => {
      const next = lines[i + 1] ?? below;
      const context = { afterBlank, inAction: i > 0, next };
      const kept = line.trim() !== '' && actionText(line) === line;
      const read = kept && classifyLine(line, context) === 'action';
      if (read && !(i === 0 && (force || cut))) return line;
      // Spaces behind it make what would be a transition action, and let a heading stand straight below.
      const spaced = `${line}  `;
      const adjoins = i === lines.length - 1 && below !== null && standsAlone(text);
      return adjoins && kept && !force && classifyLine(spaced, context) === 'action'
        ? spaced
        : `!${line}`;
    })
    .join('\n');
}

function serializeTransition(
  text: string,
  { afterBlank, next }: { afterBlank: boolean; next: string | null },
): string {
  const kind = classifyLine(text, { afterBlank, inAction: false, next });
  return kind === 'transition' && !text.startsWith('>') ? text : `> ${text}`;
}

function serializeMarked(element: Unplaced<TextElement>): string {
  switch (element.type) {
    case 'centered':
      return `> ${element.text} <`;
    case 'synopsis':
      return `= ${element.text}`.trimEnd();
    case 'page_break':
      return '===';
    case 'parenthetical':
      return `(${element.text})`;
    case 'lyric':
      return eachLine(element.text, (line) => `~${line}`);
    case 'dialogue':
      return eachLine(element.text, (line) => (line === '' ? '  ' : line));
    default:
      return element.text;
  }
}

function eachLine(text: string, write: (line: string) => string): string {
  return text.split('\n').map(write).join('\n');
}
