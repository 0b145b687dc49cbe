import { tokensIn } from '../find-turns.ts';
import { namedByTag, type Stage } from './stage.ts';

/** How characters speak, learned from the turns that a tag gives them by name. */
export interface Style {
  /** How much likelier the turn's words are said by the character than by anybody, -1 to 1. */
  likeness(turn: number, character: number): number;
  /** How often the character calls whom the turn calls, -1 to 1; 0 where nobody is called. */
  calls(turn: number, character: number): number;
}

/** Words of a turn that are compared. */
const MOST_WORDS = 60;
/** A character of whom fewer words are known has no style. */
const LEAST_WORDS = 80;
/** Words of everybody's speech that count as the character's own, so that rare words weigh little. */
const SMOOTHING = 300;
const STEEPNESS = 4;

export function learnStyle(stage: Stage): Style {
  const { dialogue, turns } = stage;
  const everybody = new Map<string, number>();
  const own = new Map<
    number,
    { words: Map<string, number>; all: number; calls: Map<number, number> }
  >();
  let all = 0;
  const speakers = turns.map(({ turn }) => namedByTag(dialogue, turn));
  turns.forEach((each, at) => {
    const words = wordsOf(stage, at);
    for (const word of words) everybody.set(word, (everybody.get(word) ?? 0) + 1);
    all += words.length;
    const speaker = speakers[at];
    if (speaker == null) return;
    const style = own.get(speaker) ?? { words: new Map(), all: 0, calls: new Map() };
    own.set(speaker, style);
    for (const word of words) style.words.set(word, (style.words.get(word) ?? 0) + 1);
    style.all += words.length;
    for (const called of each.called) style.calls.set(called, (style.calls.get(called) ?? 0) + 1);
  });
  const cache = new Map<number, string[]>();
  return {
    likeness(turn, character) {
      const style = own.get(character);
      if (style === undefined || style.all < LEAST_WORDS || speakers[turn] != null) return 0;
      let words = cache.get(turn);
      if (words === undefined) {
        words = wordsOf(stage, turn);
        cache.clear();
        cache.set(turn, words);
      }
      if (words.length === 0) return 0;
      let total = 0;
      for (const word of words) {
        const share = (everybody.get(word) ?? 0) / all;
        const mine = ((style.words.get(word) ?? 0) + SMOOTHING * share) / (style.all + SMOOTHING);
        total += Math.log(mine / share);
      }
      return Math.tanh((total / Math.sqrt(words.length) / STEEPNESS) * 2);
    },
    calls(turn, character) {
      const style = own.get(character);
      const called = turns[turn]?.called[0];
      if (style === undefined || called === undefined || speakers[turn] != null) return 0;
      const times = style.calls.get(called) ?? 0;
      return times === 0 ? -0.3 : Math.tanh(times / 2);
    },
  };
}

function wordsOf({ dialogue, turns }: Stage, at: number): string[] {
  const words: string[] = [];
  for (const quotation of turns[at]?.turn.quotations ?? []) {
    const { from, to } = tokensIn(dialogue.parsed, quotation);
    for (let i = from; i < to && words.length < MOST_WORDS; i++) {
      words.push(dialogue.parsed.tokens[i]?.lower ?? '');
    }
  }
  return words;
}
