import type { Answers } from './answers.ts';
import type { Stage } from './stage.ts';

/** Turns to either side that are heard. */
export const EXCHANGE_REACH = 12;
/** A turn farther off by one weighs so much less: somewhere a speech may be missing. */
const FADING = 0.9;
/** A chance of nothing is no proof: the first answer may not have thought of somebody. */
const DOUBT = 0.03;

export const ALTERNATION_FEATURES: readonly string[] = [
  'chance by taking turns',
  'chance by the others taking turns',
  'answers of every other turn',
  'answers of the turns between',
  'turns without narration between',
  'is it by taking turns',
];

/** What an exchange says of a character: at the turn itself, at every other one, and at those between. */
interface Heard {
  own: number;
  every: number;
  between: number;
  shareEvery: number;
  shareBetween: number;
}

interface Exchange {
  heard: Map<number, Heard>;
  /** How much all turns weigh that count for the shares. */
  weightEvery: number;
  weightBetween: number;
  /** Turns besides the one that is asked for. */
  others: number;
}

/**
 * Who speaks a turn if in the exchange around it, where no narration stands between turns, two speak by
 * turns: by the answers for all of it. In the order of ALTERNATION_FEATURES.
 */
export function alternationAt(
  stage: Stage,
  answers: Answers,
  at: number,
): (character: number) => readonly number[] {
  const { heard, weightEvery, weightBetween, others } = hearExchange(stage, answers, at);
  const turns = Math.min(1, others / EXCHANGE_REACH);
  const withOwn = chancesOf(heard, others === 0, ({ own, every }) => own + every);
  const without = chancesOf(heard, others === 0, ({ every }) => every);
  return (character) => {
    const each = heard.get(character);
    if (each === undefined) return [0, 0, 0, 0, turns, 0];
    const chance = withOwn(each);
    return [
      chance,
      others === 0 ? 0 : without(each),
      each.shareEvery / (weightEvery + 0.3),
      each.shareBetween / (weightBetween + 0.3),
      turns,
      others > 0 && chance > 0.5 ? 1 : 0,
    ];
  };
}

function hearExchange(stage: Stage, answers: Answers, at: number): Exchange {
  const { from, to } = exchangeAround(stage, at);
  const exchange: Exchange = {
    heard: new Map(),
    weightEvery: 0,
    weightBetween: 0,
    others: to - from,
  };
  for (let i = from; i <= to; i++) {
    const away = Math.abs(i - at);
    const weight = FADING ** away;
    if (away % 2 === 1) exchange.weightBetween += weight;
    else if (away > 0) exchange.weightEvery += weight;
    for (let k = answers.starts[i] ?? 0; k < (answers.starts[i + 1] ?? 0); k++) {
      const chance = answers.chances[k] ?? 0;
      hear(exchange.heard, answers.candidates[k] ?? -1, away, chance, weight);
    }
  }
  return exchange;
}

/** Chances by what speaks for each, where whoever speaks every other turn does not speak those between. */
function chancesOf(
  heard: ReadonlyMap<number, Heard>,
  isAlone: boolean,
  speaksFor: (each: Heard) => number,
): (each: Heard) => number {
  const all = [...heard.values()];
  const mostBetween = Math.max(...all.map(({ between }) => between));
  const most = Math.max(...all.map(speaksFor));
  const sumBetween = all.reduce((sum, { between }) => sum + Math.exp(between - mostBetween), 0);
  const weigh = (each: Heard) => {
    const rest = isAlone ? 1 : sumBetween - Math.exp(each.between - mostBetween) + 1e-6;
    return Math.exp(speaksFor(each) - most) * rest;
  };
  const sum = all.reduce((total, each) => total + weigh(each), 0);
  return (each) => weigh(each) / sum;
}

function hear(
  heard: Map<number, Heard>,
  character: number,
  away: number,
  chance: number,
  weight: number,
): void {
  const each = heard.get(character) ?? nothingHeard();
  heard.set(character, each);
  const gain = weight * Math.log((chance + DOUBT) / DOUBT);
  if (away === 0) each.own += gain;
  else if (away % 2 === 0) {
    each.every += gain;
    each.shareEvery += weight * chance;
  } else {
    each.between += gain;
    each.shareBetween += weight * chance;
  }
}

function nothingHeard(): Heard {
  return { own: 0, every: 0, between: 0, shareEvery: 0, shareBetween: 0 };
}

/** The turns around that follow each other without narration, the turn among them. */
function exchangeAround({ turns }: Stage, at: number): { from: number; to: number } {
  const follows = (i: number) =>
    turns[i]?.turn.gap === 0 && turns[i]?.conversation === turns[i - 1]?.conversation;
  let from = at;
  let to = at;
  while (from > 0 && at - from < EXCHANGE_REACH && follows(from)) from--;
  while (to + 1 < turns.length && to - at < EXCHANGE_REACH && follows(to + 1)) to++;
  return { from, to };
}
