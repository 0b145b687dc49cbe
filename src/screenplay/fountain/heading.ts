import type { SceneHeading } from '../types.ts';

export type HeadingParts = Omit<SceneHeading, 'line' | 'endLine' | 'start' | 'end' | 'type'>;

/** Fountain's list, and EXT/INT which scripts use beside it; then a dot, a space or nothing more. */
const SETTING = /^(INT\.?\/EXT|EXT\.?\/INT|I\.?\/E|INT|EXT|EST)(?:\.|\s|$)\s*/i;
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

export function isHeading(trimmed: string): boolean {
  return isForcedHeading(trimmed) || isNaturalHeading(trimmed);
}

/** True for a single dot before a letter or digit, so that `...` opens action. */
function isForcedHeading(trimmed: string): boolean {
  return FORCED.test(trimmed);
}

/** The parts of a line already known to be a heading. */
export function parseHeading(trimmed: string): HeadingParts {
  const line = isForcedHeading(trimmed) ? trimmed.slice(1) : trimmed;
  const { text, sceneNumber } = splitSceneNumber(line);
  const match = SETTING.exec(text);
  const rest = match === null ? text : text.slice(match[0].length).trim();
  const setting = match === null ? null : settingOf(match[1] ?? '');
  return { text, setting, ...splitTime(rest), sceneNumber };
}

function settingOf(written: string): SceneHeading['setting'] {
  const upper = written.toUpperCase();
  if (upper.includes('/')) return 'INT/EXT';
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
