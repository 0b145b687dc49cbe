import type { Anchor } from '../circle.ts';
import type { Feature, Look } from '../look.ts';
import { namedByTag } from '../stage.ts';

const one = (truth: boolean) => (truth ? 1 : 0);
const EMPTY: readonly number[] = [];

/** What the turns around say: whose tags name it, whom they call, whose turn it is. */
export const EXCHANGE: readonly Feature[] = [
  ...[-1, 1, -2, 2, -3, 3].flatMap((away): Feature[] => [
    {
      name: `tag of turn ${away} names it`,
      of: (l) => one(namedAt(l, away) === l.c),
    },
    {
      name: `rules give turn ${away} to it`,
      of: (l) => one(namedAt(l, away) === null && ruleAt(l, away) === l.c),
    },
  ]),
  {
    name: 'tag of turn -1 names it, no narration between',
    of: (l) => one(next(l) && namedAt(l, -1) === l.c),
  },
  {
    name: 'rules give turn -1 to it, no narration between',
    of: (l) => one(next(l) && ruleAt(l, -1) === l.c),
  },
  {
    name: 'rules give turn -2 to it, no narration between',
    of: (l) => one(next(l) && ruleAt(l, -2) === l.c),
  },
  { name: 'same paragraph as turn -1 of it', of: (l) => one(samePara(l) && ruleAt(l, -1) === l.c) },
  { name: 'tag pronoun of turn -1 fits', of: (l) => pronounAt(l, -1) },
  { name: 'tag pronoun of turn -2 fits', of: (l) => pronounAt(l, -2) },
  { name: 'tag pronoun of turn 1 fits', of: (l) => pronounAt(l, 1) },
  { name: 'turn -1 calls it', of: (l) => one(calledAt(l, -1).includes(l.c)) },
  {
    name: 'turn -1 calls another',
    of: (l) => one(calledAt(l, -1).length > 0 && !calledAt(l, -1).includes(l.c)),
  },
  { name: 'turn 1 calls it', of: (l) => one(calledAt(l, 1).includes(l.c)) },
  {
    name: 'turn 1 calls another',
    of: (l) => one(calledAt(l, 1).length > 0 && !calledAt(l, 1).includes(l.c)),
  },
  { name: 'turn -2 calls it', of: (l) => one(calledAt(l, -2).includes(l.c)) },
  { name: 'turn 2 calls it', of: (l) => one(calledAt(l, 2).includes(l.c)) },
  { name: 'turn -1 is about it', of: (l) => one(aboutAt(l, -1).includes(l.c)) },
  { name: 'turn 1 is about it', of: (l) => one(aboutAt(l, 1).includes(l.c)) },
  { name: 'last tagged, even', of: (l) => anchored(l, l.circle.before, 0) },
  { name: 'last tagged, odd', of: (l) => anchored(l, l.circle.before, 1) },
  {
    name: 'other last tagged, even',
    of: (l) => other(l, l.circle.otherBefore, l.circle.before, 0),
  },
  { name: 'other last tagged, odd', of: (l) => other(l, l.circle.otherBefore, l.circle.before, 1) },
  { name: 'next tagged, even', of: (l) => anchored(l, l.circle.after, 0) },
  { name: 'next tagged, odd', of: (l) => anchored(l, l.circle.after, 1) },
  { name: 'other next tagged, even', of: (l) => other(l, l.circle.otherAfter, l.circle.after, 0) },
  { name: 'other next tagged, odd', of: (l) => other(l, l.circle.otherAfter, l.circle.after, 1) },
  { name: 'last tagged, even, no narration', of: (l) => closely(l, l.circle.before, 0) },
  { name: 'last tagged, odd, no narration', of: (l) => closely(l, l.circle.before, 1) },
  {
    name: 'share of tags near',
    of: (l) => (l.circle.tagged.get(l.c) ?? 0) / (l.circle.taggedAll + 1),
  },
  {
    name: 'share of the rules near',
    of: (l) => (l.circle.guessed.get(l.c) ?? 0) / (l.circle.guessedAll + 1),
  },
  { name: 'nobody near has tags', of: (l) => one(l.circle.taggedAll === 0) },
];

function inReach({ stage, at, turn }: Look, away: number) {
  const there = stage.turns[at + away];
  return there !== undefined && there.conversation === turn.conversation ? there : null;
}

function namedAt(look: Look, away: number): number | null {
  const there = inReach(look, away);
  return there === null ? null : namedByTag(look.stage.dialogue, there.turn);
}

function ruleAt(look: Look, away: number): number | null {
  return inReach(look, away) === null ? null : (look.stage.rule[look.at + away]?.character ?? null);
}

function calledAt(look: Look, away: number): readonly number[] {
  return inReach(look, away)?.called ?? EMPTY;
}

function aboutAt(look: Look, away: number): readonly number[] {
  return inReach(look, away)?.about ?? EMPTY;
}

/** 1 where a pronoun reports that turn and fits, -1 where it does not. */
function pronounAt(look: Look, away: number): number {
  const ref = inReach(look, away)?.turn.evidence?.ref;
  if (ref?.kind !== 'pronoun' || ref.gender === null || look.gender === null) return 0;
  return ref.gender === look.gender ? 1 : -1;
}

function next({ turn }: Look): boolean {
  return turn.turn.gap === 0;
}

function samePara({ stage, at, turn }: Look): boolean {
  return stage.turns[at - 1]?.last === turn.first;
}

/** Nearer anchors tell more. */
function anchored(look: Look, anchor: Anchor | null, parity: 0 | 1): number {
  if (anchor === null || anchor.character !== look.c || anchor.away % 2 !== parity) return 0;
  return 1 / Math.sqrt(anchor.away);
}

function closely(look: Look, anchor: Anchor | null, parity: 0 | 1): number {
  return anchor?.close === true ? one(anchored(look, anchor, parity) > 0) : 0;
}

/** The other of the two: by how far the nearer one is. */
function other(look: Look, anchor: Anchor | null, nearest: Anchor | null, parity: 0 | 1): number {
  if (anchor === null || nearest === null || anchor.character !== look.c) return 0;
  return nearest.away % 2 === parity ? 1 / Math.sqrt(nearest.away) : 0;
}
