import type { Random } from './random.ts';

/** A script taken apart: what stands before the first heading, and its scenes as blocks. */
export interface Parts {
  front: string[];
  /** The first block of each is its heading. */
  scenes: string[][];
}

export interface Damaged {
  script: Parts;
  /** Of the same book. */
  other: Parts;
  chapterText: string;
  random: Random;
}

/** What is done to a script; null where it cannot be done to this one. */
export type Damage = (given: Damaged) => Parts | null;

export const HEADING = /^(?:INT|EXT)\./;
const NONSENSE_WORDS =
  `lantern copper seventeen gravel whistle mustard orbit velvet turnip galaxy puddle
  cactus trombone pillow rocket walnut penguin saxophone glacier marmalade comet`.split(/\s+/);

/** The word at a place of a list of words that make no sense together, from its start again at the end. */
export const nonsenseAt = (at: number): string => NONSENSE_WORDS[at % NONSENSE_WORDS.length] ?? '';

export const nonsense = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.of(NONSENSE_WORDS)).join(' ');

export function takeApart(fountain: string): Parts {
  const parts: Parts = { front: [], scenes: [] };
  for (const block of fountain.trim().split(/\n\n+/)) {
    if (HEADING.test(block)) parts.scenes.push([block]);
    else (parts.scenes.at(-1) ?? parts.front).push(block);
  }
  return parts;
}

export function putTogether({ front, scenes }: Parts): string {
  return `${[...front, ...scenes.flat()].join('\n\n')}\n`;
}

export const cueOf = (block: string): string | null => {
  const [line = '', more] = block.split('\n');
  return more === undefined || !/^[\p{Lu}\d .'’-]+(?: \(.*\))?$/u.test(line)
    ? null
    : line.replace(/ \(.*$/, '');
};
export const isSpeech = (block: string) => cueOf(block) !== null;
export const isAction = (block: string) => !HEADING.test(block) && !isSpeech(block);
export const withCue = (block: string, from: string, to: string) =>
  cueOf(block) === from ? to + block.slice(from.length) : block;
export const mapBlocks = ({ front, scenes }: Parts, change: (block: string) => string): Parts => ({
  front,
  scenes: scenes.map((scene) => scene.map(change)),
});

/** Cues, the one that speaks most first. */
export function cuesOf({ scenes }: Parts): string[] {
  const counts = new Map<string, number>();
  for (const cue of scenes.flat().map(cueOf)) {
    if (cue !== null) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([cue]) => cue);
}

export function insert({ front, scenes }: Parts, at: number, ...more: string[][]): Parts {
  return { front, scenes: [...scenes.slice(0, at), ...more, ...scenes.slice(at)] };
}
