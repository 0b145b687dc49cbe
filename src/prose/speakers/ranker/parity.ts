import type { Stage, StageTurn } from './stage.ts';
import { namedByTag } from './stage.ts';

/** Turns that follow each other without narration: who speaks every other one, most likely. */
export interface Parity {
  /** Those whose speaker is the turn's own where two take turns, and those between. */
  own: Side;
  other: Side;
  turns: number;
}

/** What every other turn says, by character. */
export interface Side {
  turns: number;
  tagged: Map<number, number>;
  called: Map<number, number>;
  about: Map<number, number>;
  /** Tags with a pronoun for a man, and for a woman. */
  m: number;
  f: number;
}

/** Turns to either side that count. */
const REACH = 12;

export function parityAround(stage: Stage, at: number): Parity {
  const { turns } = stage;
  const parity: Parity = { own: emptySide(), other: emptySide(), turns: 0 };
  for (let i = at; i > at - REACH && followsClosely(turns, i); i--) {
    add(stage, turns[i - 1], (at - i) % 2 === 0 ? parity.other : parity.own);
    parity.turns++;
  }
  for (let i = at + 1; i <= at + REACH && followsClosely(turns, i); i++) {
    add(stage, turns[i], (i - at) % 2 === 0 ? parity.own : parity.other);
    parity.turns++;
  }
  return parity;
}

/** No narration stands between the turn and the one before. */
function followsClosely(turns: readonly StageTurn[], at: number): boolean {
  const [before, here] = [turns[at - 1], turns[at]];
  if (before === undefined || here === undefined) return false;
  return here.turn.gap === 0 && here.conversation === before.conversation;
}

function add({ dialogue }: Stage, turn: StageTurn | undefined, side: Side): void {
  if (turn === undefined) return;
  side.turns++;
  const named = namedByTag(dialogue, turn.turn);
  if (named !== null) count(side.tagged, named);
  for (const called of turn.hailed) count(side.called, called);
  for (const about of turn.about) count(side.about, about);
  const { evidence } = turn.turn;
  if (evidence?.reporting !== true || evidence.ref?.kind !== 'pronoun') return;
  if (evidence.ref.gender !== null) side[evidence.ref.gender]++;
}

function count(counts: Map<number, number>, character: number): void {
  counts.set(character, (counts.get(character) ?? 0) + 1);
}

function emptySide(): Side {
  return { turns: 0, tagged: new Map(), called: new Map(), about: new Map(), m: 0, f: 0 };
}
