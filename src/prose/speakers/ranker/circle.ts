import { namedByTag, type Stage } from './stage.ts';

/** Who takes part in the conversation around a turn. */
export interface Circle {
  /** Turns of the conversation near this one that a tag gives somebody by name, by character. */
  tagged: Map<number, number>;
  taggedAll: number;
  /** The same by what the rules say. */
  guessed: Map<number, number>;
  guessedAll: number;
  /** The last turn before, and the first after, that a tag gives somebody, and how far it is. */
  before: Anchor | null;
  after: Anchor | null;
  /** The last speaker by a tag before `before`, and after `after`, who is another. */
  otherBefore: Anchor | null;
  otherAfter: Anchor | null;
}

/** A turn whose speaker a tag names. */
export interface Anchor {
  character: number;
  /** Turns away. */
  away: number;
  /** No narration stands between. */
  close: boolean;
}

/** Turns to either side that count. */
const REACH = 10;

export function circleAround(stage: Stage, at: number): Circle {
  const circle: Circle = {
    tagged: new Map(),
    taggedAll: 0,
    guessed: new Map(),
    guessedAll: 0,
    before: null,
    after: null,
    otherBefore: null,
    otherAfter: null,
  };
  look(stage, at, -1, circle);
  look(stage, at, 1, circle);
  return circle;
}

function look(stage: Stage, at: number, step: -1 | 1, circle: Circle): void {
  const { turns, dialogue, rule } = stage;
  let nearest: Anchor | null = null;
  let other: Anchor | null = null;
  let close = true;
  for (let away = 1; away <= REACH; away++) {
    const i = at + away * step;
    const turn = turns[i];
    if (turn === undefined || turn.conversation !== turns[at]?.conversation) break;
    const later = step === -1 ? turns[i + 1] : turn;
    if ((later?.turn.gap ?? 0) > 0) close = false;
    const guessed = rule[i]?.character;
    if (guessed != null) {
      circle.guessed.set(guessed, (circle.guessed.get(guessed) ?? 0) + 1);
      circle.guessedAll++;
    }
    const character = namedByTag(dialogue, turn.turn);
    if (character === null) continue;
    circle.tagged.set(character, (circle.tagged.get(character) ?? 0) + 1);
    circle.taggedAll++;
    if (nearest === null) nearest = { character, away, close };
    else if (other === null && character !== nearest.character) other = { character, away, close };
  }
  if (step === -1) {
    circle.before = nearest;
    circle.otherBefore = other;
  } else {
    circle.after = nearest;
    circle.otherAfter = other;
  }
}
