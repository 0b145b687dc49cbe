import type { Feature, Look } from '../look.ts';

const one = (truth: boolean) => (truth ? 1 : 0);

/** What is said, and whom it calls. */
export const WORDS_SAID: readonly Feature[] = [
  { name: 'calls it', of: (l) => one(l.turn.called.includes(l.c)) },
  {
    name: 'calls another',
    of: (l) => one(l.turn.called.length > 0 && !l.turn.called.includes(l.c)),
  },
  { name: 'hails it', of: (l) => one(l.turn.hailed.includes(l.c)) },
  { name: 'turn -1 hails it', of: (l) => one(hails(l, -1)) },
  { name: 'turn 1 hails it', of: (l) => one(hails(l, 1)) },
  { name: 'speaks about it', of: (l) => one(l.turn.about.includes(l.c)) },
  {
    name: 'speaks about others',
    of: (l) => one(l.turn.about.length > 0 && !l.turn.about.includes(l.c)),
  },
  { name: 'says words like it', of: (l) => l.style.likeness(l.at, l.c) },
  { name: 'calls whom it calls', of: (l) => l.style.calls(l.at, l.c) },
  { name: 'calls its hearer as it does', of: (l) => l.address.says(l.at, l.c) },
  { name: 'is called as the hearer is', of: (l) => l.address.hears(l.at, l.c) },
  {
    name: 'is called as by turn -1',
    of: (l) => (near(l, -1) ? l.address.hears(l.at - 1, l.c) : 0),
  },
  { name: 'is called as by turn 1', of: (l) => (near(l, 1) ? l.address.hears(l.at + 1, l.c) : 0) },
  { name: 'says words like it, much', of: (l) => Math.max(0, l.style.likeness(l.at, l.c)) },
];

function hails({ stage, at, turn, c }: Look, away: -1 | 1): boolean {
  const there = stage.turns[at + away];
  return there?.conversation === turn.conversation && there.hailed.includes(c);
}

function near({ stage, at, turn }: Look, away: -1 | 1): boolean {
  return stage.turns[at + away]?.conversation === turn.conversation;
}
