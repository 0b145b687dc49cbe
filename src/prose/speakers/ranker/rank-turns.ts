import { type Attribution, attributeTurns, byWord, type Dialogue } from '../attribute-turns.ts';
import type { SpeakerEvidence } from '../speech.ts';
import type { Answers } from './answers.ts';
import { Evidence } from './evidence.ts';
import { FEATURES } from './features/all-features.ts';
import { findCandidates, fits } from './find-candidates.ts';
import type { Reading } from './look.ts';
import { type Model, readModel } from './model.ts';
import { FARTHEST, NEIGHBOUR_FEATURES, seeNeighbours } from './neighbours.ts';
import { chancesBy, type Net } from './net.ts';
import { readStage, seeTurn } from './see-turn.ts';
import type { Stage } from './stage.ts';

const SECOND_WIDTH = FEATURES.length + NEIGHBOUR_FEATURES.length;
/** Turns of which is kept what is seen: the second pass looks so far ahead, and no farther. */
const KEPT = FARTHEST + 1;
/** Where no answer is likelier than this, what the tag says is believed before a guess at whom it means. */
const SURE = 0.5;
/** A role that is told of oftener is mostly that of somebody with a name. */
const WALKS_ON = 4;
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
  const model = readModel();
  const answers: Growing = { starts: [0], candidates: [], chances: [] };
  const seen: Float32Array[] = [];
  const found: Attribution[] = [];
  for (let next = 0; found.length < stage.turns.length; next++) {
    if (next < stage.turns.length)
      seen[next % KEPT] = answerFirst(reading, next, answers, model.first);
    const at = next - FARTHEST;
    const rows = seen[at % KEPT];
    if (rows === undefined) continue;
    found[at] = byWord(dialogue, at) ?? answerAgain(stage, at, answers, rows, model);
  }
  return found;
}

/** "He said", and all who may speak are women: somebody whom the reading does not know. */
function nobodyFits({ dialogue, turns }: Stage, at: number, answers: Answers): boolean {
  const evidence = turns[at]?.turn.evidence;
  const gender = evidence?.ref?.kind === 'pronoun' ? evidence.ref.gender : null;
  if (gender === null || evidence?.reporting !== true) return false;
  for (let k = answers.starts[at] ?? 0; k < (answers.starts[at + 1] ?? 0); k++) {
    if (fits(dialogue.genders[answers.candidates[k] ?? -1] ?? null, gender)) return false;
  }
  return true;
}

/** First answers, as they come in. */
interface Growing {
  starts: number[];
  candidates: number[];
  chances: number[];
}

/** Nobody else may speak where a person named the speaker: the neighbours see him as certain. */
function candidatesOf(reading: Reading, at: number): Evidence[] {
  const confirmed = reading.stage.dialogue.confirmed.get(at);
  if (confirmed === undefined) return findCandidates(reading, at);
  return confirmed === null ? [] : [new Evidence(confirmed)];
}

/** Adds the first answer for a turn, and gives what is seen of its candidates, with room for more. */
function answerFirst(
  reading: Reading,
  at: number,
  answers: Growing,
  nets: readonly Net[],
): Float32Array {
  const found = candidatesOf(reading, at);
  const rows = seeTurn(reading, at, found, SECOND_WIDTH);
  for (const { character } of found) answers.candidates.push(character);
  for (const chance of chancesBy(nets, rows, SECOND_WIDTH)) answers.chances.push(chance);
  answers.starts[at + 1] = answers.candidates.length;
  return rows;
}

function answerAgain(
  stage: Stage,
  at: number,
  answers: Answers,
  rows: Float32Array,
  { second, calibrate }: Model,
): Attribution {
  if (stage.turns[at]?.turn.evidence?.ref?.kind === 'unknown') return NOBODY;
  if (nobodyFits(stage, at, answers)) return NOBODY;
  seeNeighbours(stage, answers, at, rows, SECOND_WIDTH, FEATURES.length);
  const chances = chancesBy(second, rows, SECOND_WIDTH);
  let best = -1;
  chances.forEach((chance, k) => {
    if (best === -1 || chance > (chances[best] ?? 0)) best = k;
  });
  const start = answers.starts[at] ?? 0;
  if (calibrate(chances[best] ?? 0) < SURE) {
    const role = candidateOfRole(stage, at, answers);
    if (role !== -1) best = role;
  }
  const character = answers.candidates[start + best];
  if (best === -1 || character === undefined) return NOBODY;
  return {
    character,
    how: howFound(stage, at, character),
    confidence: calibrate(chances[best] ?? 0),
  };
}

/** Which candidate is the role that the tag gives ("the curate said"); -1 where it gives none. */
function candidateOfRole(
  { turns, narrated }: Stage,
  at: number,
  { starts, candidates }: Answers,
): number {
  const evidence = turns[at]?.turn.evidence;
  if (evidence?.reporting !== true || evidence.ref?.kind !== 'role') return -1;
  const { character } = evidence.ref;
  if (character === null || (narrated[character] ?? 0) > WALKS_ON) return -1;
  for (let k = starts[at] ?? 0; k < (starts[at + 1] ?? 0); k++)
    if (candidates[k] === character) return k - (starts[at] ?? 0);
  return -1;
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
