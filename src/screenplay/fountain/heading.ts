import type { SceneHeading } from '../types.ts';
import { keepMarked, unmark } from './marked.ts';

export type HeadingParts = Omit<
  SceneHeading,
  'line' | 'endLine' | 'start' | 'end' | 'type' | 'extraBlankLines'
>;

/**
 * Fountain's list, and what scripts use beside it: both settings in either order, with a slash or a
 * dash and spaces between them or only these; then a dot, a space or nothing more.
 */
const SETTING = new RegExp(
  /^(INT(?:SEP)EXT|EXT(?:SEP)INT|I\.?\s*\/\s*E|E\.?\s*\/\s*I|INT|EXT|EST)(?:\.|\s|$)\s*/.source.replaceAll(
    'SEP',
    /\.?\s*[-/\\|&+\u2010-\u2015]\s*|\.\s*|\s+/.source,
  ),
  'i',
);
const FORCED = /^\.[\p{L}\p{N}]/u;
const SCENE_NUMBER = /^[\p{L}\p{N}.\-()]+$/u;

/** What parts the place from the time; the last of them in a heading counts. */
const SEPARATORS = [' - ', ' – ', ' — ', ' -- ', ', ', '. '];

/**
 * Words that name a time in a heading: English as taught, and the plain words of French, German,
 * Spanish, Italian and Portuguese. A last part without one of them is a place (HOUSE - KITCHEN).
 */
const TIME_WORDS = new Set(
  (
    'DAY NIGHT MORNING EVENING AFTERNOON DAWN DUSK SUNRISE SUNSET NOON MIDDAY MIDNIGHT TWILIGHT ' +
    'DAYBREAK NIGHTFALL CONTINUOUS CONT LATER SAME HOUR TODAY TONIGHT YESTERDAY TOMORROW ' +
    'FLASHBACK PRESENT AM PM A.M P.M ' +
    'JOUR NUIT MATIN SOIR AUBE CRÉPUSCULE TAG NACHT MORGEN ABEND DÍA DIA NOCHE MAÑANA TARDE ' +
    'GIORNO NOTTE MATTINA SERA MANHÃ NOITE'
  ).split(' '),
);
const YEAR_OR_CLOCK = /^(?:1[0-9]{3}|20[0-9]{2}|[0-2]?[0-9]:[0-5][0-9])$/;

/** True for a line that is a heading by its first word, without a forcing dot. */
export function isNaturalHeading(trimmed: string): boolean {
  const match = SETTING.exec(trimmed);
  return match !== null && match[0].length > (match[1] ?? '').length;
}

/**
 * True for a heading with `next` straight under it, null for a blank line. By its first word alone
 * it is one above a blank line only, or above what is not printed.
 */
export function isHeading(trimmed: string, next: string | null): boolean {
  if (isForcedHeading(trimmed)) return true;
  return (next === null || /^\s*[#=]/.test(next)) && isNaturalHeading(trimmed);
}

/** True for a single dot before a letter or digit, so that `...` opens action. */
function isForcedHeading(trimmed: string): boolean {
  return FORCED.test(trimmed);
}

/** The parts of a line already known to be a heading. */
export function parseHeading(trimmed: string): HeadingParts {
  const printed = unmark(trimmed);
  const parts = parsePrinted(printed);
  if (printed === trimmed) return parts;
  const { text, sceneNumber } = parts;
  const unforced = isForcedHeading(printed) ? trimmed.replace('.', '') : trimmed;
  const written = withoutLast(unforced, sceneNumber === null ? '' : `#${sceneNumber}#`);
  return { ...parts, ...keepMarked(written, text, (each) => unmark(each) === text) };
}

function withoutLast(text: string, part: string): string {
  const at = text.lastIndexOf(part);
  return at === -1 ? text : text.slice(0, at).trimEnd() + text.slice(at + part.length);
}

function parsePrinted(printed: string): HeadingParts {
  const line = isForcedHeading(printed) ? printed.slice(1) : printed;
  const { text, sceneNumber } = splitSceneNumber(line);
  const match = SETTING.exec(text);
  const rest = match === null ? text : text.slice(match[0].length).trim();
  const setting = match === null ? null : settingOf(match[1] ?? '');
  return { text, setting, ...splitTime(rest), sceneNumber };
}

function settingOf(written: string): SceneHeading['setting'] {
  const upper = written.toUpperCase();
  if (upper.includes('/') || (upper.includes('INT') && upper.includes('EXT'))) return 'INT/EXT';
  return upper === 'INT' || upper === 'EXT' ? upper : 'EST';
}

function splitSceneNumber(line: string): { text: string; sceneNumber: string | null } {
  if (line.endsWith('#')) {
    const open = line.lastIndexOf('#', line.length - 2);
    const number = open < 0 ? '' : line.slice(open + 1, -1);
    if (open > 0 && SCENE_NUMBER.test(number)) {
      return { text: line.slice(0, open).trimEnd(), sceneNumber: number };
    }
  }
  return { text: line, sceneNumber: null };
}

function splitTime(rest: string): { place: string; time: string | null } {
  let cut = -1;
  let width = 0;
  for (const separator of SEPARATORS) {
    const at = rest.lastIndexOf(separator);
    if (at > cut) [cut, width] = [at, separator.length];
  }
  const last = rest.slice(cut + width).trim();
  if (cut > 0 && namesTime(last)) return { place: rest.slice(0, cut).trim(), time: last };
  if (cut <= 0 && namesTime(rest)) return { place: '', time: rest };
  return { place: rest, time: null };
}

/** A time is a few words; the bound keeps a long sentence with "day" in it a place. */
const MAX_TIME_LENGTH = 40;

function namesTime(part: string): boolean {
  if (part === '' || part.length > MAX_TIME_LENGTH) return false;
  const words = part.toUpperCase().split(/[\s()/,-]+/);
  return words.some((word) => {
    const bare = word.replace(/[.']$/, '');
    return TIME_WORDS.has(bare) || YEAR_OR_CLOCK.test(bare);
  });
}
