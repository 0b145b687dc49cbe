import { PAUSES } from './pauses.ts';

/** How a direction changes what a voice does. */
export interface Delivery {
  /** Times as fast. */
  rate: number;
  /** Semitones higher. */
  pitch: number;
  /** Decibels louder. */
  gain: number;
  /** Milliseconds before it is said. */
  pause: number;
}

const PLAIN: Delivery = { rate: 1, pitch: 0, gain: 0, pause: 0 };

interface Manner extends Partial<Delivery> {
  /** Beginnings of words: `whisper` is in whispering, whispers and whispered. */
  words: string[];
}

/** What directions ask for, by their words. */
const MANNERS: readonly Manner[] = [
  { words: ['beat', 'pause', 'silence', 'hesitat'], pause: PAUSES.beat },
  { words: ['whisper', 'under her breath', 'under his breath', 'sotto'], gain: -7, rate: 0.94 },
  { words: ['quiet', 'soft', 'gentl', 'hush', 'murmur', 'mutter', 'mumbl'], gain: -4, rate: 0.96 },
  { words: ['loud', 'calling', 'calls', 'call out', 'over the'], gain: 2, pitch: 1 },
  { words: ['shout', 'yell', 'scream', 'bellow', 'roar', 'cries out'], gain: 4, pitch: 2.5 },
  { words: ['angr', 'furious', 'snapping', 'snaps', 'hiss', 'harsh'], gain: 2, rate: 1.08 },
  { words: ['quick', 'fast', 'hurr', 'rapid', 'breathless', 'rush', 'urgent'], rate: 1.22 },
  { words: ['slow', 'drawl', 'deliberate', 'careful'], rate: 0.8 },
  { words: ['excited', 'delighted', 'thrilled', 'gleeful', 'happi', 'joy'], pitch: 2, rate: 1.08 },
  { words: ['frighten', 'afraid', 'panic', 'terrified', 'scared'], pitch: 2, rate: 1.14 },
  { words: ['sad', 'weep', 'sob', 'tear', 'griev', 'mourn'], pitch: -1, rate: 0.86, gain: -2 },
  {
    words: ['tired', 'weary', 'exhausted', 'drunk', 'sleepy', 'dying', 'weak'],
    pitch: -1,
    rate: 0.84,
    gain: -2,
  },
  { words: ['grave', 'stern', 'cold', 'grim', 'menac', 'low'], pitch: -1.5, rate: 0.94 },
];
const LONG = /\blong (?:beat|pause|silence)/i;

const MATCHERS = MANNERS.map(({ words, ...manner }) => ({
  pattern: new RegExp(`\\b(?:${words.join('|')})`, 'i'),
  manner: { ...PLAIN, ...manner },
}));

/** How words are said under a direction: all manners that it names, each once. */
export function deliveryOf(direction: string | null): Delivery {
  if (direction === null) return PLAIN;
  const delivery = MATCHERS.filter(({ pattern }) => pattern.test(direction)).reduce(
    (sum, { manner }) => ({
      rate: sum.rate * manner.rate,
      pitch: sum.pitch + manner.pitch,
      gain: sum.gain + manner.gain,
      pause: sum.pause + manner.pause,
    }),
    PLAIN,
  );
  return LONG.test(direction) ? { ...delivery, pause: PAUSES.longBeat } : delivery;
}
