import type { Feature } from '../look.ts';

const one = (truth: boolean) => (truth ? 1 : 0);

/** The turn itself: the same for all its candidates, so that the others are weighed by it. */
export const TURN_ITSELF: readonly Feature[] = [
  { name: 'no narration beside', of: (l) => one(l.tag === null) },
  { name: 'directly after a turn', of: (l) => one(l.turn.turn.gap === 0) },
  { name: 'after one paragraph of narration', of: (l) => one(l.turn.turn.gap === 1) },
  { name: 'after more narration', of: (l) => one(l.turn.turn.gap > 1) },
  { name: 'words of narration before', of: (l) => Math.min(1, l.turn.turn.gapWords / 100) },
  {
    name: 'in the paragraph of turn -1',
    of: (l) => one(l.stage.turns[l.at - 1]?.last === l.turn.first),
  },
  {
    name: 'begins a conversation',
    of: (l) => one(l.stage.turns[l.at - 1]?.conversation !== l.turn.conversation),
  },
  {
    name: 'ends a conversation',
    of: (l) => one(l.stage.turns[l.at + 1]?.conversation !== l.turn.conversation),
  },
  { name: 'narrated in the first person', of: (l) => one(l.stage.dialogue.firstPerson) },
  { name: 'long speech', of: (l) => Math.min(1, l.turn.words / 60) },
  { name: 'asks', of: (l) => one(l.turn.asks) },
  { name: 'turn -1 asks', of: (l) => one(l.stage.turns[l.at - 1]?.asks === true) },
  {
    name: 'quotes but does not end its paragraph',
    of: (l) => one(l.turn.tailTo - l.turn.speechTo > 25),
  },
];
