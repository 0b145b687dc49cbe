import { ALTERNATION_FEATURES, alternationAt, EXCHANGE_REACH } from './alternation.ts';
import type { Answers } from './answers.ts';
import type { Stage } from './stage.ts';

const AWAY = [-1, 1, -2, 2, -3, 3, -4, 4] as const;
/** Turns to either side whose answers make up a share. */
const REACH = 8;
/** No turn farther away is looked at. */
export const FARTHEST = Math.max(REACH, EXCHANGE_REACH);
const SURE = 0.8;

/** What the second pass sees besides: what a first one answered, for this turn and for its neighbours. */
export const NEIGHBOUR_FEATURES: readonly string[] = [
  'first answer',
  'first answer is it',
  'behind the first answer',
  ...AWAY.map((away) => `answer of turn ${away}`),
  ...[-1, 1, -2, 2].map((away) => `sure answer of turn ${away}`),
  ...[-1, 1, -2, 2].map((away) => `turn ${away} is surely another's`),
  'answer of turn -1, no narration between',
  'answer of turn 1, no narration between',
  'answer of turn -2, no narration between',
  'answer of turn 2, no narration between',
  'two before it, one before another',
  'share of answers near',
  'share of answers before',
  'rank by share of answers near',
  ...ALTERNATION_FEATURES,
];

/** Writes the features of every candidate of a turn into `rows`, each from `offset` on. */
export function seeNeighbours(
  stage: Stage,
  answers: Answers,
  at: number,
  rows: Float32Array,
  width: number,
  offset: number,
): void {
  const from = answers.starts[at] ?? 0;
  const to = answers.starts[at + 1] ?? from;
  const conversation = stage.turns[at]?.conversation;
  const within = (i: number) =>
    stage.turns[i] !== undefined && stage.turns[i]?.conversation === conversation;
  let best = 0;
  for (let k = from; k < to; k++) best = Math.max(best, answers.chances[k] ?? 0);
  const shares = new Float64Array(to - from);
  const before = new Float64Array(to - from);
  let all = 0;
  for (let away = 1; away <= REACH; away++) {
    for (const i of [at - away, at + away]) {
      if (!within(i)) continue;
      const weight = 1 / Math.sqrt(away);
      all += weight;
      for (let k = from; k < to; k++) {
        const chance = chanceOf(answers, i, answers.candidates[k] ?? -1) * weight;
        shares[k - from] = (shares[k - from] ?? 0) + chance;
        if (i < at) before[k - from] = (before[k - from] ?? 0) + chance;
      }
    }
  }
  const alternation = alternationAt(stage, answers, at);
  const closeBefore = stage.turns[at]?.turn.gap === 0;
  const closeTwoBefore = closeBefore && stage.turns[at - 1]?.turn.gap === 0;
  const closeAfter = stage.turns[at + 1]?.turn.gap === 0;
  const closeTwoAfter = closeAfter && stage.turns[at + 2]?.turn.gap === 0;
  for (let k = from; k < to; k++) {
    const c = answers.candidates[k] ?? -1;
    let column = (k - from) * width + offset;
    const put = (value: number) => {
      rows[column++] = value;
    };
    const own = answers.chances[k] ?? 0;
    put(own);
    put(own === best ? 1 : 0);
    put(Math.max(-1, Math.log((own + 1e-4) / (best + 1e-4)) / 6));
    const around = AWAY.map((away) => (within(at + away) ? chanceOf(answers, at + away, c) : 0));
    for (const chance of around) put(chance);
    const [last = 0, next = 0, twoBack = 0, twoOn = 0] = around;
    for (const chance of [last, next, twoBack, twoOn]) put(chance > SURE ? 1 : 0);
    for (const away of [-1, 1, -2, 2]) {
      const surely = within(at + away) && topChance(answers, at + away) > SURE;
      put(surely && chanceOf(answers, at + away, c) < 0.1 ? 1 : 0);
    }
    put(closeBefore ? last : 0);
    put(closeAfter ? next : 0);
    put(closeTwoBefore ? twoBack : 0);
    put(closeTwoAfter ? twoOn : 0);
    put(twoBack * (1 - last));
    put((shares[k - from] ?? 0) / (all + 0.5));
    put((before[k - from] ?? 0) / (all / 2 + 0.5));
    let rank = 0;
    for (const share of shares) if (share > (shares[k - from] ?? 0)) rank++;
    put(1 / (1 + rank));
    for (const value of alternation(c)) put(value);
  }
}

function chanceOf({ starts, candidates, chances }: Answers, at: number, c: number): number {
  for (let k = starts[at] ?? 0; k < (starts[at + 1] ?? 0); k++) {
    if (candidates[k] === c) return chances[k] ?? 0;
  }
  return 0;
}

function topChance({ starts, chances }: Answers, at: number): number {
  let top = 0;
  for (let k = starts[at] ?? 0; k < (starts[at + 1] ?? 0); k++)
    top = Math.max(top, chances[k] ?? 0);
  return top;
}
