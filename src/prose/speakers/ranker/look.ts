import type { Gender } from '../../words/titles.ts';
import type { Ref } from '../find-refs.ts';
import type { Address } from './address.ts';
import { type Circle, circleAround } from './circle.ts';
import type { Described } from './described.ts';
import type { Evidence } from './evidence.ts';
import { type Parity, parityAround } from './parity.ts';
import type { Stage, StageTurn } from './stage.ts';
import type { Style } from './style.ts';

/** One candidate of one turn with all that is known of both: what a feature looks at. */
export interface Look {
  stage: Stage;
  style: Style;
  described: Described;
  address: Address;
  at: number;
  turn: StageTurn;
  circle: Circle;
  parity: Parity;
  /** The person in the narration beside the speech, if any, and whether a verb reports speech. */
  tag: Ref | null;
  reporting: boolean;
  c: number;
  gender: Gender;
  evidence: Evidence;
}

/** What is learned from the whole text before its turns are looked at. */
export interface Reading {
  stage: Stage;
  style: Style;
  described: Described;
  address: Address;
}

/** A thing that can be seen of a candidate; most are 0 for most. */
export interface Feature {
  name: string;
  of(look: Look): number;
}

/** Looks at each of the candidates of a turn. */
export function looksAt(
  { stage, style, described, address }: Reading,
  at: number,
  candidates: readonly Evidence[],
): Look[] {
  const turn = stage.turns[at];
  if (turn === undefined) return [];
  const circle = circleAround(stage, at);
  const parity = parityAround(stage, at);
  const { evidence: tag } = turn.turn;
  return candidates.map((evidence) => ({
    stage,
    style,
    described,
    address,
    at,
    turn,
    circle,
    parity,
    tag: tag?.ref ?? null,
    reporting: tag?.reporting === true,
    c: evidence.character,
    gender: stage.dialogue.genders[evidence.character] ?? null,
    evidence,
  }));
}
