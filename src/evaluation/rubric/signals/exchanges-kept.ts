import { type ChapterFacts, trigramsOf } from '../chapter-facts.ts';
import type { FoundPlace } from '../found-place.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { SpeechUnit, Subject } from '../subject.ts';
import { matchedWords } from '../text/matched-words.ts';

type Exchange = ChapterFacts['exchanges'][number];

const UNIT = '% of the speeches with an answer';
/** Fewer answered speeches than this are no conversation. */
const FEWEST = 5;
const WORDS_SHOWN = 8;
/** So many speeches behind what it answers an answer still answers it: a long one may be broken into pieces. */
const BEHIND = 8;

/** Who cuts leaves out whole exchanges; half of the answers gone is talk that nobody listens to. */
const SCALE: readonly ScalePoint[] = [
  [40, 0],
  [90, 100],
];

export const exchangesKept: SignalDefinition = {
  name: 'exchanges_kept',
  label: 'Exchanges kept whole',
  weight: 15,
  weak: 'bring back what is said to this in the chapter, or cut the exchange as a whole',
  why: 'A speech whose answer was cut is spoken into the air.',
  strong: 'people answer each other',
  measure,
};

/**
 * How many speeches of the chapter that are in the script, and have an answer in the chapter, have it in the
 * script too, behind them, where somebody else gives it under another cue. It does not ask for many of them: what is left
 * out as a whole is not missed. 0 to 100 %.
 */
function measure({ chapter, speeches }: Subject): Reading {
  const said = new Map<string, number>();
  speeches.forEach(({ words }, at) => {
    for (const trigram of trigramsOf(words)) if (!said.has(trigram)) said.set(trigram, at);
  });
  const isKept = (words: readonly string[]) => matchedWords(words, said) * 2 >= words.length;
  const asked = chapter.exchanges.filter(({ first }) => isKept(first));
  if (asked.length < FEWEST) {
    return notMeasured(UNIT, 'too little of the chapter’s conversations is in the script.');
  }
  const torn = asked.flatMap((exchange): FoundPlace[] => {
    const { first, answer } = exchange;
    const at = placeOf(first, said);
    const what = isKept(answer)
      ? amissWith(exchange, at, placeOf(answer, said), speeches)
      : 'missing';
    if (what === null) return [];
    const words = answer.slice(0, WORDS_SHOWN).join(' ');
    const line = speeches[at]?.line;
    return [
      {
        about: first.join(' '),
        what: `What is said to it in the chapter ${AMISS[what]}: “${words} …”.`,
        lines: line === undefined ? [] : [line],
      },
    ];
  });
  const value = percent(asked.length - torn.length, asked.length);
  const note = `Speeches whose answer in the chapter is missing, stands elsewhere or has the same speaker: ${torn.length} of ${asked.length}.`;
  return reading(value, UNIT, scale(value, SCALE), note, torn);
}

const AMISS = {
  missing: 'is missing',
  joined: 'has the same speaker',
  apart: 'does not stand behind it',
};

function amissWith(
  { isOther }: Exchange,
  first: number,
  answer: number,
  speeches: readonly SpeechUnit[],
): keyof typeof AMISS | null {
  if (isOther && speeches[first]?.spoken.cue === speeches[answer]?.spoken.cue) return 'joined';
  return answer < first || answer > first + BEHIND ? 'apart' : null;
}

/** The speech of the script that has most of the words in a row. */
function placeOf(words: readonly string[], said: ReadonlyMap<string, number>): number {
  const counts = new Map<number, number>();
  let [place, most] = [-1, 0];
  for (const trigram of trigramsOf(words)) {
    const at = said.get(trigram);
    if (at === undefined) continue;
    const count = (counts.get(at) ?? 0) + 1;
    counts.set(at, count);
    if (count > most) [place, most] = [at, count];
  }
  return place;
}
