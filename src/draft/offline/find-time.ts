import { CARDINALS } from '../../prose/words/number-words.ts';

/** Times of day as headings write them. */
export type TimeOfDay = 'DAY' | 'NIGHT' | 'MORNING' | 'AFTERNOON' | 'EVENING' | 'DAWN' | 'DUSK';

const TIME_WORDS: readonly (readonly [RegExp, TimeOfDay])[] = [
  [/\b(?:dawn|daybreak|sunrise|cock-?crow)\b/i, 'DAWN'],
  [/\b(?:dusk|twilight|sunset|nightfall|gloaming)\b/i, 'DUSK'],
  [/\b(?:morning|breakfast)\b/i, 'MORNING'],
  [/\b(?:afternoon|luncheon)\b/i, 'AFTERNOON'],
  [/\b(?:evening|supper)\b/i, 'EVENING'],
  [/\b(?:night|midnight|moonlight|tonight|bedtime)\b/i, 'NIGHT'],
  [/\b(?:noon|midday|noonday)\b/i, 'DAY'],
];

const NUMBER = `(?:${CARDINALS.slice(0, 12).join('|')}|[0-9]{1,2})`;
const CLOCK = `(?:half[- ]past ${NUMBER}|(?:a )?quarter[- ](?:past|to) ${NUMBER}|${NUMBER} o['’]clock)`;
const COUNT = `(?:an?|${CARDINALS.slice(0, 12).join('|')}|several|some|a few|many|half an|a quarter of an)`;
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const PART =
  '(?:morning|day|afternoon|evening|night|week|dawn|midnight|noon|nightfall|dusk|sunset|sunrise|breakfast|dinner|lunch|supper)';

/** Beginnings of sentences that leap to another time. */
const LEAPS: readonly RegExp[] = [
  new RegExp(`^(?:early |late )?(?:on |in )?the (?:very )?(?:next|following|same) ${PART}\\b`, 'i'),
  new RegExp(`^(?:early |late )?(?:next|that|this same|one|on that|on this) ${PART}\\b`, 'i'),
  new RegExp(`^(?:on|one|next) (?:the )?(?:${PART} of|${WEEKDAY})`, 'i'),
  new RegExp(
    `^(?:some |about |nearly |rather more than )?${COUNT} (?:\\p{L}+ )?(?:hours?|days?|weeks?|months?|years?|nights?) (?:later|afterwards|after|had passed|passed|had elapsed)\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:it was )?(?:at|about|by|towards|after|it was|shortly after|nearly|close upon|a little after)(?: (?:already|nearly|about|just|close upon))* ${CLOCK}`,
    'i',
  ),
  new RegExp(`^(?:it was )?(?:at|towards|before|after|by|about) (?:the )?${PART}\\b`, 'i'),
  new RegExp(`^all (?:that|the|through the) (?:long )?${PART}\\b`, 'i'),
  new RegExp(
    `^${PART} was (?:scarcely|hardly|barely|just|nearly|almost) (?:over|ended|done|finished|begun)\\b`,
    'i',
  ),
  /^(?:in the (?:morning|afternoon|evening)|when (?:morning|evening|night) came)\b/i,
];
/** "That day" and "one day" may only look back; what was there before the story is no leap. */
const LOOKS_BACK = /\bhad\b(?! passed| elapsed)/;
const LEAD = /^(?:and|but|so|then|well|now),? /i;

const HOURS: ReadonlyMap<string, TimeOfDay> = new Map([
  ...['one', 'two', 'three', 'four', '1', '2', '3', '4'].map((h) => [h, 'AFTERNOON'] as const),
  ...['five', 'six', 'seven', 'eight', '5', '6', '7', '8'].map((h) => [h, 'EVENING'] as const),
  ...['twelve', '12'].map((h) => [h, 'DAY'] as const),
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
  return HOURS.get(number) ?? (LATE.has(before) ? 'NIGHT' : null);
}

/** True when a sentence begins by leaping to another time: "The next morning". */
export function leapsInTime(sentence: string): boolean {
  const bare = sentence.replace(LEAD, '');
  return LEAPS.some((leap) => leap.test(bare)) && !LOOKS_BACK.test(bare.slice(0, 60));
}
