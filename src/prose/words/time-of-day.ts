import { CARDINALS } from './number-words.ts';

/** Times of day as headings write them. */
export type TimeOfDay = 'DAY' | 'NIGHT' | 'MORNING' | 'AFTERNOON' | 'EVENING' | 'DAWN' | 'DUSK';

const TIME_WORDS: readonly (readonly [RegExp, TimeOfDay])[] = [
  [/\b(?:dawn|daybreak|sunrise|cock-?crow)\b/i, 'DAWN'],
  [/\b(?:dusk|twilight|sunset|nightfall|gloaming)\b/i, 'DUSK'],
  [/\b(?:morning|breakfast)\b/i, 'MORNING'],
  [/\b(?:afternoon|luncheon|tea-?time)\b/i, 'AFTERNOON'],
  [/\b(?:evening|supper)\b/i, 'EVENING'],
  [/\b(?:night|midnight|moonlight|starlight|tonight|bedtime|darkness|moon)\b/i, 'NIGHT'],
  // Not "his dark eyes", nor "in the dark passage".
  [
    /\b(?:(?:in|after|before) (?:the )?dark|(?:it|all|everything|the (?:sky|street|streets|road|sea|world|window|windows)) (?:had )?(?:was|were|is|grew|got|grown|became) (?:\p{L}+ ){0,2}?dark)(?=[,.;:!?—]|$| (?:and|when|now|already|before|by|as|outside)\b)/iu,
    'NIGHT',
  ],
  [/\b(?:noon|midday|noonday)\b/i, 'DAY'],
];

/** An hour, as a part of a pattern. */
export const NUMBER = `(?:${CARDINALS.slice(0, 12).join('|')}|[0-9]{1,2})`;
/** A time by the clock, as a part of a pattern. */
export const CLOCK = `(?:half[- ]past ${NUMBER}|(?:a )?quarter[- ](?:past|to) ${NUMBER}|${NUMBER} o['’]clock)`;

const HOURS: ReadonlyMap<string, TimeOfDay> = new Map([
  ...['one', 'two', 'three', 'four', '1', '2', '3', '4'].map((h) => [h, 'AFTERNOON'] as const),
  ...['five', 'six', 'seven', 'eight', '5', '6', '7', '8'].map((h) => [h, 'EVENING'] as const),
  ...['twelve', '12'].map((h) => [h, 'DAY'] as const),
]);
/** At night these are hours of the night. */
const SMALL_HOURS: ReadonlySet<string> = new Set([
  'twelve',
  'one',
  'two',
  'three',
  'four',
  '12',
  '1',
  '2',
  '3',
  '4',
]);
const LATE: ReadonlySet<TimeOfDay> = new Set(['AFTERNOON', 'EVENING', 'DUSK', 'NIGHT']);
const HOUR = new RegExp(`(?:(?:past|to) (${NUMBER}))|(?:(${NUMBER}) o['’]clock)`, 'i');

/**
 * The time of day that a sentence names; null for none. A clock time without more is after noon
 * from one to eight, when people of stories meet; nine to eleven may be either, and follow on.
 *
 * @param before the time of day until then
 */
export function findTimeOfDay(sentence: string, before: TimeOfDay = 'DAY'): TimeOfDay | null {
  const lower = sentence.replace(
    /\b(?:good (?:morning|night|evening|afternoon)|last night)\b/gi,
    '',
  );
  for (const [pattern, time] of TIME_WORDS) if (pattern.test(lower)) return time;
  const hour = HOUR.exec(lower);
  if (hour === null) return null;
  const number = (hour[1] ?? hour[2] ?? '').toLowerCase();
  if (before === 'NIGHT' && SMALL_HOURS.has(number)) return 'NIGHT';
  return HOURS.get(number) ?? (LATE.has(before) ? 'NIGHT' : null);
}
