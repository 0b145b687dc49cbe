import { CARDINALS } from '../../prose/words/number-words.ts';
import { CLOCK, NUMBER } from '../../prose/words/time-of-day.ts';

const COUNT = `(?:an?|${CARDINALS.slice(0, 12).join('|')}|several|some|a few|many|half an|a quarter of an)`;
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const PART =
  '(?:morning|day|afternoon|evening|night|week|dawn|midnight|noon|nightfall|dusk|sunset|sunrise|breakfast|dinner|lunch|supper)';

/** Beginnings of sentences that leap to another time. */
const LEAPS: readonly RegExp[] = [
  new RegExp(`^(?:early |late )?(?:on |in )?the (?:very )?(?:next|following|same) ${PART}\\b`, 'i'),
  new RegExp(`^(?:early |late )?(?:next|that|this same|one|on that|on this) ${PART}\\b`, 'i'),
  new RegExp(`^(?:it was )?(?:one|on a|on one)(?: \\p{L}+,?){1,3} ${PART}\\b`, 'iu'),
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
  // "At last, one evening": the story goes on from here.
  new RegExp(
    `^[^.;]{0,100}[;,:—-] ?(?:but |and |then |till |until )?one (?:\\p{L}+ )?${PART}\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:it was |after )?(?:only |not |some |about |nearly |rather more than |a good |full ){0,3}${COUNT} (?:\\p{L}+ )?(?:hours?|days?|weeks?|months?|years?|nights?) (?:before|later|afterwards|passed|went|slipped|wore|rolled|elapsed|had gone)\\b`,
    'iu',
  ),
  new RegExp(
    `^after ${COUNT} (?:\\p{L}+ )?(?:hours?|days?|weeks?|months?|years?|nights?)\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:when|as|as soon as|directly|once) (?:the )?(?:${PART}|tea|meal|entertainment|performance|service|ceremony|concert|play) (?:was|were|being) (?:over|done|finished|ended|cleared|through)\\b`,
    'i',
  ),
  new RegExp(
    `^(?:when |as |then )?(?:the |a )?(?:\\p{L}+ ){0,2}(?:clock|bell|clocks|bells) (?:was |were )?(?:struck|striking|chimed|chiming) ${NUMBER}\\b`,
    'iu',
  ),
  new RegExp(`^the (?:time|hour) was (?:\\p{L}+ ){0,3}${CLOCK}`, 'iu'),
  new RegExp(
    `^(?:it was )?(?:long |well |just |already |some time )?(?:past|after) (?:midnight|noon|midday|dark|nightfall|sunset|${CLOCK})\\b`,
    'i',
  ),
  new RegExp(`^in ${COUNT} (?:hours?|days?|weeks?|months?|years?)['’ ]s? ?time\\b`, 'iu'),
  new RegExp(`^for ${COUNT} (?:\\p{L}+ )?(?:days|weeks|months|years)\\b`, 'iu'),
  new RegExp(
    `^(?:and )?(?:so |thus )?(?:the|that|this) ${PART} (?:crept|dragged|wore|drew|passed|slipped|went|waned) (?:\\p{L}+ly )?(?:on|by|away)\\b`,
    'iu',
  ),
  new RegExp(
    `^it was (?:\\p{L}+ ){0,3}(?:${NUMBER}|late|early|dark|dusk|midnight|noon) (?:when|before|ere)\\b`,
    'iu',
  ),
  /^(?:the )?(?:\p{L}+ ){1,3}that (?:night|evening|afternoon|morning)\b/iu,
  /^(?:\p{L}+ )?(?:night|evening|morning|darkness|dusk|dawn|day) (?:drew on|came on|came|fell|had fallen|had come|broke|closed in)\b/iu,
  new RegExp(`^(?:the|that) ${PART} (?:passed|wore|went|slipped|dragged|came|arrived)\\b`, 'i'),
  new RegExp(
    `^(?:\\p{L}+ ){1,3}(?:had been|had sat|had slept|had waited|had walked|had lain|had stood) [^.;]{0,60}\\b(?:full |for |nearly |about ){0,3}${COUNT} (?:\\p{L}+ )?(?:hours?|days?|weeks?|minutes)\\b`,
    'iu',
  ),
];
/** So far into a sentence a leap is told. */
const LEAP_WITHIN = 200;
/** "He had been an hour at the table" itself tells of the time that has gone by. */
const WENT_BY = /\b(?:hours?|days?|weeks?|minutes)\b/;
const HAD_BEEN = /\bhad (?:been|sat|slept|waited|walked|lain|stood)\b/;
/** Sentences that say what time it is, without a leap: "It was now quite dark". */
const TELLS: readonly RegExp[] = [
  /^it was (?:a |an |the )?(?:\p{L}+ ){0,4}?(?:dark|dusk|dawn|twilight|midnight|noon|night|evening|morning|afternoon|daylight|moonlight)\b/iu,
  /^(?:the |a )?(?:\p{L}+ ){0,2}(?:night|evening|morning|afternoon|dusk|dawn|twilight|darkness|sun|moon|day)(?:light)? (?:was|were|had|came|fell|drew|broke|rose|set|wore|shone|passed|declined|deepened|closed)\b/iu,
  /\bin the (?:\p{L}+[ ,-]+(?:and )?){0,3}(?:twilight|dusk|dawn|moonlight|starlight|darkness)\b/iu,
  /\bin the (?!(?:next|following|same|early|late|first|small|previous)\b)(?:\p{L}+[ ,-]+(?:and )?){1,4}(?:morning|evening|afternoon|night)\b/iu,
];
/** "That day" and "one day" may only look back; what was there before the story is no leap. */
const LOOKS_BACK = /\bhad\b(?! passed| elapsed)/;
/** What is told of time further into a sentence is told by the way. */
const TOLD_WITHIN = 120;
const LEAD = /^(?:and|but|so|then|well|now),? /i;
const SHORT = '(?:moments?|minutes?|seconds?|instants?)';
/** Beginnings of sentences that go on a little later, at the same time of day. */
const MOMENTS: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:only|just|some|about|not|barely|scarcely|perhaps|another) ){0,2}(?:${COUNT} )?(?:few |more |short |brief |${NUMBER} ){0,2}${SHORT}(?: or (?:so|two))? (?:later|afterwards|after|passed|had passed|went by)\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:in|after|within|at the end of) (?:another |${COUNT} )?(?:few |more |short |brief |${NUMBER} ){0,2}${SHORT}(?: or (?:so|two))?\\b`,
    'iu',
  ),
  /^(?:presently|shortly (?:after|afterwards)|soon (?:after|afterwards)|a little later|the next (?:moment|minute|instant))\b/i,
];

/** True when a sentence says what time of day it is. */
export function tellsTime(sentence: string): boolean {
  const bare = sentence.slice(0, TOLD_WITHIN).replace(LEAD, '');
  return TELLS.some((tells) => tells.test(bare)) && !LOOKS_BACK.test(bare);
}

/** True when a sentence begins a little later: "Five minutes later", "Presently". */
export function goesOnLater(sentence: string): boolean {
  const bare = sentence.slice(0, TOLD_WITHIN).replace(LEAD, '');
  return MOMENTS.some((moments) => moments.test(bare)) && !LOOKS_BACK.test(bare);
}

/** "Said Catherine the next morning", "cried she, when supper was over". */
const TAG_LEAPS: readonly RegExp[] = [
  new RegExp(
    `[ ,](?:(?:on |in |late |early )?(?:the )?(?:next|following) (?:${PART}|${WEEKDAY})|(?:later )?(?:on )?that (?:morning|afternoon|evening|night))\\b`,
    'iu',
  ),
  new RegExp(
    `[ ,](?:some |about |nearly )?${COUNT} (?:\\p{L}+ )?(?:hours?|days?|weeks?|months?|years?|nights?) (?:later|afterwards|after)\\b`,
    'iu',
  ),
  /[ ,]one (?:\p{L}+ )?(?:morning|day|afternoon|evening|night)\b/iu,
  new RegExp(
    `[ ,](?:when|as soon as) (?:the )?(?:${PART}|tea|meal|service|play) (?:was|were) (?:over|done|finished|ended|cleared)\\b`,
    'iu',
  ),
];

/** True when the sentence that tells who speaks leaps to another time. */
export function tagLeapsInTime(tag: string): boolean {
  return TAG_LEAPS.some((leap) => leap.test(tag)) && !LOOKS_BACK.test(tag);
}

/** True when a sentence begins by leaping to another time: "The next morning". */
export function leapsInTime(sentence: string): boolean {
  const bare = sentence.replace(LEAD, '');
  const head = bare.slice(0, LEAP_WITHIN);
  if (!LEAPS.some((leap) => leap.test(head))) return false;
  const looksBack = bare.slice(0, 60);
  return !LOOKS_BACK.test(looksBack) || (HAD_BEEN.test(looksBack) && WENT_BY.test(head));
}
