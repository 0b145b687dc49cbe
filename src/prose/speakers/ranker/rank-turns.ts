import { type Attribution, attributeTurns, byWord, type Dialogue } from '../attribute-turns.ts';
import type { SpeakerEvidence } from '../speech.ts';
import { Evidence } from './evidence.ts';
import { FEATURES } from './features/all-features.ts';
import { findCandidates, fits } from './find-candidates.ts';
import type { Reading } from './look.ts';
import { readModel } from './model.ts';
import { type Answers, NEIGHBOUR_FEATURES, seeNeighbours } from './neighbours.ts';
import { type Net, scoresOf, softmax } from './net.ts';
import { readStage, seeTurn } from './see-turn.ts';
import type { Stage } from './stage.ts';

const SECOND_WIDTH = FEATURES.length + NEIGHBOUR_FEATURES.length;
/** Beside what the rules say in words ("said somebody") nobody is guessed. */
const NOBODY: Attribution = { character: null, how: 'none', confidence: 0 };

/**
 * Gives every turn its speaker: of some twelve who may speak, the one whom a net that was trained on
 * marked novels finds likeliest, asked twice: the second time with what it answered for the turns
 * around. The confidence is how often such an answer was right in novels that it was not trained on.
 */
export function rankTurns(dialogue: Dialogue): Attribution[] {
  const rule = attributeTurns(dialogue);
  const reading = readStage(dialogue, rule);
  const { stage } = reading;
  const { first, second, calibrate } = readModel();
  const answers = firstAnswers(reading, first);
  return stage.turns.map(({ turn }, at) => {
    const word = byWord(dialogue, at);
    if (word !== null) return word;
    if (turn.evidence?.ref?.kind === 'unknown' || nobodyFits(stage, at, answers)) return NOBODY;
    const chances = secondAnswer(reading, at, answers, second);
    let best = -1;
    chances.forEach((chance, k) => {
      if (best === -1 || chance > (chances[best] ?? 0)) best = k;
    });
    const character = answers.candidates[(answers.starts[at] ?? 0) + best];
    if (best === -1 || character === undefined) return NOBODY;
    const how = howFound(stage, at, character);
    return { character, how, confidence: calibrate(chances[best] ?? 0) };
  });
}

/** "He said", and all who may speak are women: somebody whom the reading does not know. */
function nobodyFits({ dialogue, turns }: Stage, at: number, answers: Answers): boolean {
  const evidence = turns[at]?.turn.evidence;
  const gender = evidence?.ref?.kind === 'pronoun' ? evidence.ref.gender : null;
  if (gender === null || evidence?.reporting !== true) return false;
  const candidates = answers.candidates.subarray(answers.starts[at], answers.starts[at + 1]);
  return candidates.every((c) => !fits(dialogue.genders[c] ?? null, gender));
}

function firstAnswers(reading: Reading, net: Net): Answers {
  const { stage } = reading;
  const starts = new Int32Array(stage.turns.length + 1);
  const candidates: number[] = [];
  const chances: number[] = [];
  for (let at = 0; at < stage.turns.length; at++) {
    const found = candidatesOf(stage, at);
    const rows = seeTurn(reading, at, found, FEATURES.length);
    candidates.push(...found.map(({ character }) => character));
    chances.push(...softmax(scoresOf(net, rows)));
    starts[at + 1] = candidates.length;
  }
  return {
    starts,
    candidates: Int32Array.from(candidates),
    chances: Float64Array.from(chances),
  };
}

/** Nobody else may speak where a person named the speaker: the neighbours see him as certain. */
function candidatesOf(stage: Stage, at: number): Evidence[] {
  const confirmed = stage.dialogue.confirmed.get(at);
  if (confirmed === undefined) return findCandidates(stage, at);
  return confirmed === null ? [] : [new Evidence(confirmed)];
}

function secondAnswer(reading: Reading, at: number, answers: Answers, net: Net): Float64Array {
  const { stage } = reading;
  const rows = seeTurn(reading, at, findCandidates(stage, at), SECOND_WIDTH);
  seeNeighbours(stage, answers, at, rows, SECOND_WIDTH, FEATURES.length);
  return softmax(scoresOf(net, rows));
}

/** What in the text says so, if not who. */
function howFound(
  { dialogue, rule, turns }: Stage,
  at: number,
  character: number,
): SpeakerEvidence {
  const ruled = rule[at];
  if (ruled?.character === character) return ruled.how;
  const ref = turns[at]?.turn.evidence?.ref;
  if (ref?.kind === 'first' && character === dialogue.narrator) return 'narrator';
  if (ref != null && (ref.character === null || ref.character === character)) return 'tag';
  return turns[at - 1]?.called.includes(character) ? 'vocative' : 'alternation';
}
