import { sentenceSpans } from '../../src/prose/sentences/split-sentences.ts';
import { toPresent } from '../../src/prose/tense/to-present.ts';
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

const HEADING = /^(?:INT|EXT)\./;
const NONSENSE = `lantern copper seventeen gravel whistle mustard orbit velvet turnip galaxy puddle
  cactus trombone pillow rocket walnut penguin saxophone glacier marmalade comet`.split(/\s+/);

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

const cueOf = (block: string): string | null => {
  const [line = '', more] = block.split('\n');
  return more === undefined || !/^[\p{Lu}\d .'’-]+(?: \(.*\))?$/u.test(line)
    ? null
    : line.replace(/ \(.*$/, '');
};
const isSpeech = (block: string) => cueOf(block) !== null;
const isAction = (block: string) => !HEADING.test(block) && !isSpeech(block);
const withCue = (block: string, from: string, to: string) =>
  cueOf(block) === from ? to + block.slice(from.length) : block;
const mapBlocks = ({ front, scenes }: Parts, change: (block: string) => string): Parts => ({
  front,
  scenes: scenes.map((scene) => scene.map(change)),
});

/** Cues, the one that speaks most first. */
function cuesOf({ scenes }: Parts): string[] {
  const counts = new Map<string, number>();
  for (const cue of scenes.flat().map(cueOf)) {
    if (cue !== null) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([cue]) => cue);
}

function insert({ front, scenes }: Parts, at: number, ...more: string[][]): Parts {
  return { front, scenes: [...scenes.slice(0, at), ...more, ...scenes.slice(at)] };
}

const scenesShuffled: Damage = ({ script, random }) => {
  if (script.scenes.length < 4) return null;
  const scenes = random.shuffled(script.scenes);
  return scenes.every((scene, at) => scene === script.scenes[at]) ? null : { ...script, scenes };
};

const speakersSwapped: Damage = ({ script }) => {
  const [one, two] = cuesOf(script);
  if (one === undefined || two === undefined) return null;
  return mapBlocks(script, (block) =>
    cueOf(block) === one ? withCue(block, one, two) : withCue(block, two, one),
  );
};

const renamedHalfWay: Damage = ({ script }) => {
  const [name] = cuesOf(script);
  const blocks = script.scenes.flat();
  const said = blocks.filter((block) => cueOf(block) === name).length;
  if (name === undefined || said < 6) return null;
  let seen = 0;
  return mapBlocks(script, (block) => {
    if (cueOf(block) === name) seen += 1;
    return seen > said / 2 ? withCue(block, name, 'ZORA QUILLFEATHER') : block;
  });
};

const unknownCues: Damage = ({ script }) => {
  const [, ...others] = cuesOf(script);
  if (others.length === 0) return null;
  const names = new Map(
    others.map((cue, at) => [cue, `VORN ${NONSENSE[at % NONSENSE.length]?.toUpperCase()}`]),
  );
  return mapBlocks(script, (block) => {
    const cue = cueOf(block);
    const name = cue === null ? undefined : names.get(cue);
    return cue === null || name === undefined ? block : withCue(block, cue, name);
  });
};

const dialogueCut: Damage = ({ script, random }) => {
  if (script.scenes.flat().filter(isSpeech).length < 10) return null;
  const scenes = script.scenes.map((scene) =>
    scene.filter((block) => !isSpeech(block) || random.next() < 0.3),
  );
  return { ...script, scenes };
};

const ofAnotherChapter: Damage = ({ other }) => other;

const foreignScene: Damage = ({ script, other, random }) =>
  insert(script, random.below(script.scenes.length) + 1, random.of(other.scenes));

const wallsOfAction: Damage = ({ script }) => {
  const scenes = script.scenes.map(([heading = '', ...blocks]) => {
    const action = blocks.filter(isAction);
    return [heading, ...(action.length > 0 ? [action.join(' ')] : []), ...blocks.filter(isSpeech)];
  });
  return script.scenes.flat().filter(isAction).length < 6 ? null : { ...script, scenes };
};

const prosePasted: Damage = ({ script, chapterText, random }) => {
  const paragraphs = chapterText.split(/\n\n+/).filter((text) => text.length > 200);
  if (paragraphs.length < 6) return null;
  const from = random.below(paragraphs.length - 5);
  const pasted = paragraphs.slice(from, from + 6).map((text) => text.replace(/\s+/g, ' '));
  const scene = random.below(script.scenes.length);
  return {
    ...script,
    scenes: script.scenes.map((blocks, at) => (at === scene ? [...blocks, ...pasted] : blocks)),
  };
};

const nonsenseScene: Damage = ({ script, random }) => {
  const [one = 'SOMEBODY', two = 'NOBODY'] = cuesOf(script);
  const words = (count: number) =>
    Array.from({ length: count }, () => random.of(NONSENSE)).join(' ');
  const blocks = Array.from({ length: 6 }, (_, at) =>
    at % 2 === 0
      ? `The ${words(3)} is on the ${words(4)}.`
      : `${at === 1 ? one : two}\n${words(12)}.`,
  );
  return insert(script, random.below(script.scenes.length) + 1, [
    `INT. ${words(2).toUpperCase()} - NIGHT`,
    ...blocks,
  ]);
};

const padded: Damage = ({ script, random }) => {
  const fillers = [
    'He looks around.',
    'Nothing happens.',
    'A moment passes.',
    'She waits.',
    'Silence.',
  ];
  const scenes = script.scenes.map(([heading = '', ...blocks]) => [
    heading,
    ...blocks.flatMap((block) => (random.next() < 0.4 ? [block, random.of(fillers)] : [block])),
  ]);
  return { ...script, scenes };
};

const sceneDoubled: Damage = ({ script, random }) => {
  const long = script.scenes.flatMap((scene, at) => (scene.length > 4 ? [at] : []));
  if (long.length === 0) return null;
  const at = random.of(long);
  return insert(script, at + 1, [...(script.scenes[at] ?? [])]);
};

const endingCut: Damage = ({ script }) => {
  const all = script.scenes.flat();
  if (all.length < 12) return null;
  let left = Math.floor(all.length * 0.7);
  const scenes: string[][] = [];
  for (const scene of script.scenes) {
    if (left <= 0) break;
    scenes.push(scene.slice(0, left));
    left -= scene.length;
  }
  const last = scenes.at(-1);
  const block = last?.pop() ?? '';
  last?.push(block.slice(0, Math.max(1, block.length >> 1)));
  return { ...script, scenes };
};

const tenseTurnedBack: Damage = ({ script, chapterText }) => {
  const past = new Map<string, string>();
  for (const { start, end } of sentenceSpans(chapterText)) {
    const sentence = chapterText.slice(start, end).replace(/\s+/g, ' ');
    const present = toPresent(sentence);
    if (present !== null) past.set(present, sentence);
  }
  let turned = 0;
  const back = mapBlocks(script, (block) => {
    if (!isAction(block)) return block;
    return sentenceSpans(block)
      .map(({ start, end }) => {
        const sentence = past.get(block.slice(start, end));
        if (sentence !== undefined) turned += 1;
        return sentence ?? block.slice(start, end);
      })
      .join(' ');
  });
  return turned < 8 ? null : back;
};

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'scenes shuffled': scenesShuffled,
  'two speakers exchanged': speakersSwapped,
  'one renamed half-way': renamedHalfWay,
  'cues that nobody knows': unknownCues,
  'most dialogue cut': dialogueCut,
  'script of another chapter': ofAnotherChapter,
  'scene of another chapter': foreignScene,
  'walls of action': wallsOfAction,
  'prose pasted as action': prosePasted,
  'nonsense scene': nonsenseScene,
  padding: padded,
  'scene doubled': sceneDoubled,
  'ending cut': endingCut,
  'tense turned back': tenseTurnedBack,
};
