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
 * script too, where somebody else gives it under another cue. It does not ask for many of them: what is left out as a
 * whole is not missed. 0 to 100 %.
 */
function measure({ chapter, speeches }: Subject): Reading {
  const said = new Map<string, SpeechUnit>();
  for (const speech of speeches) {
    for (const trigram of trigramsOf(speech.words))
      if (!said.has(trigram)) said.set(trigram, speech);
  }
  const isKept = (words: readonly string[]) => matchedWords(words, said) * 2 >= words.length;
  const asked = chapter.exchanges.filter(({ first }) => isKept(first));
  if (asked.length < FEWEST) {
    return notMeasured(UNIT, 'too little of the chapter’s conversations is in the script.');
  }
  const speechOf = (words: readonly string[]) =>
    trigramsOf(words)
      .map((each) => said.get(each))
      .find((each) => each !== undefined);
  const isJoined = ({ first, answer, isOther }: Exchange) =>
    isOther && speechOf(first)?.spoken.cue === speechOf(answer)?.spoken.cue;
  const torn = asked.filter((exchange) => !isKept(exchange.answer) || isJoined(exchange));
  const value = percent(asked.length - torn.length, asked.length);
  const note = `Speeches whose answer in the chapter is missing or has the same speaker: ${torn.length} of ${asked.length}.`;
  const places = torn.map(({ first, answer }): FoundPlace => {
    const speech = speechOf(first);
    const words = answer.slice(0, WORDS_SHOWN).join(' ');
    const what = isKept(answer)
      ? 'What is said to it in the chapter has the same speaker'
      : 'What is said to it in the chapter is missing';
    return {
      about: first.join(' '),
      what: `${what}: “${words} …”.`,
      lines: speech === undefined ? [] : [speech.line],
    };
  });
  return reading(value, UNIT, scale(value, SCALE), note, places);
}
