import { contentStems } from '../../prose/words/stem.ts';
import type { SceneBeat } from './beat.ts';

/** What each signal adds to the weight of a beat; docs/STYLES.md lists them. */
const WEIGHTS = {
  firstOfScene: 2,
  lastOfScene: 1.5,
  turn: 2,
  decision: 2,
  reversal: 1.5,
  answer: 2,
  question: 1.5,
  outcry: 0.5,
  /** Times 0 to 1: how much the beat speaks of what the whole chapter speaks of. */
  terms: 3,
} as const;

const TURN =
  /\b(?:suddenly|all at once|at (?:that|this) (?:moment|instant)|just then|at last|finally|in an instant|without warning|for the first time|never again|no longer)\b/i;
const DECIDED =
  /\b(?:decid|resolv|determin|refus|agre|promis|vow)(?:ed|es|e|s)?\b|\b(?:chose|swore|made up (?:my|his|her|their|our) minds?)\b/i;
const WILL =
  /\b(?:I|we)(?:['’]ll| will| shall| must| won['’]t| will not| shall not| cannot| refuse| promise| swear)\b|\blet us\b|\blet['’]s\b/i;
const REVERSAL =
  /^["'“‘]?(?:but|yet|instead|however|no|never|nonsense|impossible|not at all)\b|\b(?:instead of|but instead|and yet|to (?:my|his|her|their|our) (?:surprise|astonishment|horror|amazement))\b/i;
const ASKS = /\?["'”’»)]*$/;
const CRIES = /!["'”’»)]*$/;
/** Between a question and its answer so many beats of narration may stand. */
const FURTHEST_ANSWER = 2;

function wordsIn(beat: SceneBeat): string {
  return beat.kind === 'speech' ? beat.words : beat.sentence;
}

/** How much each beat is worth to a draft that cannot hold them all, by measured signals. */
export function weighBeats(scenes: readonly { beats: readonly SceneBeat[] }[]): number[] {
  const beats = scenes.flatMap((scene) => scene.beats);
  const speaksOfChapter = termsOf(beats.map(wordsIn));
  const weights = beats.map(
    (beat) => ownWeight(beat) + WEIGHTS.terms * speaksOfChapter(wordsIn(beat)),
  );
  let at = 0;
  for (const { beats: own } of scenes) {
    add(weights, at, WEIGHTS.firstOfScene);
    at += own.length;
    add(weights, at - 1, WEIGHTS.lastOfScene);
  }
  for (const [question, answer] of answersIn(beats)) {
    add(weights, question, WEIGHTS.question);
    add(weights, answer, WEIGHTS.answer);
  }
  return weights;
}

function add(weights: number[], at: number, more: number): void {
  weights[at] = (weights[at] ?? 0) + more;
}

/** What the words alone show of a turning point, a decision, a reversal, an outcry. */
export function ownWeight(beat: SceneBeat): number {
  const words = wordsIn(beat);
  const decides = beat.kind === 'speech' ? WILL : DECIDED;
  return (
    (TURN.test(words) ? WEIGHTS.turn : 0) +
    (decides.test(words) ? WEIGHTS.decision : 0) +
    (REVERSAL.test(words) ? WEIGHTS.reversal : 0) +
    (CRIES.test(words) ? WEIGHTS.outcry : 0)
  );
}

/** Each speech that answers a question of somebody else, with the place of the question. */
export function answersIn(beats: readonly SceneBeat[]): [question: number, answer: number][] {
  const pairs: [number, number][] = [];
  let asked: number | null = null;
  beats.forEach((beat, at) => {
    if (asked !== null && at - asked > FURTHEST_ANSWER + 1) asked = null;
    if (beat.kind !== 'speech') return;
    const before = asked === null ? undefined : beats[asked];
    if (asked !== null && before?.kind === 'speech' && before.speaker !== beat.speaker) {
      pairs.push([asked, at]);
    }
    asked = ASKS.test(beat.words) ? at : null;
  });
  return pairs;
}

/** How often a text's content words occur in all texts, against the commonest of them: 0 to 1. */
function termsOf(texts: readonly string[]): (text: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const stem of contentStems(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  let most = 1;
  for (const count of counts.values()) if (count > most) most = count;
  const highest = Math.log2(1 + most);
  return (text) => {
    const stems = contentStems(text);
    if (stems.length === 0) return 0;
    const sum = stems.reduce((total, stem) => total + Math.log2(1 + (counts.get(stem) ?? 0)), 0);
    return sum / (stems.length * highest);
  };
}
