import type { Feature } from '../look.ts';

const one = (truth: boolean) => (truth ? 1 : 0);

/** What is said, and whom it calls. */
export const WORDS_SAID: readonly Feature[] = [
  { name: 'calls it', of: (l) => one(l.turn.called.includes(l.c)) },
  {
    name: 'calls another',
    of: (l) => one(l.turn.called.length > 0 && !l.turn.called.includes(l.c)),
  },
  { name: 'speaks about it', of: (l) => one(l.turn.about.includes(l.c)) },
  {
    name: 'speaks about others',
    of: (l) => one(l.turn.about.length > 0 && !l.turn.about.includes(l.c)),
  },
  { name: 'says words like it', of: (l) => l.style.likeness(l.at, l.c) },
  { name: 'calls whom it calls', of: (l) => l.style.calls(l.at, l.c) },
];
