import { sentenceSpans } from '../../src/prose/sentences/split-sentences.ts';
import { toPresent } from '../../src/prose/tense/to-present.ts';
import type { Random } from './random.ts';
import {
  cuesOf,
  type Damage,
  HEADING,
  isAction,
  isSpeech,
  mapBlocks,
  nonsense,
  type Parts,
} from './script-parts.ts';

export const wallsOfAction: Damage = ({ script }) => {
  const scenes = script.scenes.map(([heading = '', ...blocks]) => {
    const action = blocks.filter(isAction);
    return [heading, ...(action.length > 0 ? [action.join(' ')] : []), ...blocks.filter(isSpeech)];
  });
  return script.scenes.flat().filter(isAction).length < 6 ? null : { ...script, scenes };
};

export const prosePasted: Damage = ({ script, chapterText, random }) => {
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

export const padded: Damage = ({ script, random }) => {
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

export const tenseTurnedBack: Damage = ({ script, chapterText }) => {
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

const FEWEST_ACTIONS = 10;

const actionsOf = ({ scenes }: Parts) => scenes.flat().filter(isAction);

/** What is shown, changed for a share of the paragraphs. */
function showing(
  script: Parts,
  random: Random,
  share: number,
  show: (shown: string) => string[],
): Parts | null {
  if (actionsOf(script).length < FEWEST_ACTIONS) return null;
  const scenes = script.scenes.map((scene) =>
    scene.flatMap((block) => (isAction(block) && random.next() < share ? show(block) : [block])),
  );
  return { ...script, scenes };
}

export const wordsShownShuffled: Damage = ({ script, random }) =>
  showing(script, random, 1, (shown) => [random.shuffled(shown.split(/\s+/)).join(' ')]);

export const halfOfActionCut: Damage = ({ script, random }) =>
  showing(script, random, 0.5, () => []);

export const nonsenseShown: Damage = ({ script, random }) =>
  showing(script, random, 0.3, (shown) => [shown, `The ${nonsense(random, 9)}.`]);

export const ofAnotherChapterShown: Damage = ({ script, other, random }) => {
  const others = actionsOf(other);
  if (others.length < FEWEST_ACTIONS) return null;
  return showing(script, random, 0.4, () => [random.of(others)]);
};

export const capitals: Damage = ({ script, random }) =>
  showing(script, random, 1, (shown) => [shown.toUpperCase()]);

/** The third letter of every fourth word, in all but the headings and cues. */
export const lettersLost: Damage = ({ script, random }) =>
  mapBlocks(script, (block) => {
    if (HEADING.test(block)) return block;
    const from = isAction(block) ? 0 : block.indexOf('\n') + 1;
    return (
      block.slice(0, from) +
      block
        .slice(from)
        .replace(/\S{4,}/g, (word) =>
          random.next() < 0.25 ? word.slice(0, 2) + word.slice(3) : word,
        )
    );
  });

const replaceWords = (text: string, others: ReadonlyMap<string, string>): string =>
  text.replace(/\p{L}+/gu, (word) => others.get(word) ?? word);

/** Every he is a she, and the other way round. */
export const pronounsTurned: Damage = ({ script, random }) => {
  const other = new Map([
    ['he', 'she'],
    ['she', 'he'],
    ['him', 'her'],
    ['his', 'her'],
    ['her', 'his'],
    ['He', 'She'],
    ['She', 'He'],
    ['His', 'Her'],
    ['Her', 'His'],
  ]);
  return showing(script, random, 1, (shown) => [replaceWords(shown, other)]);
};

/** Names that one word tells, in the order of their speeches, as action writes them. */
const namesIn = (script: Parts): string[] =>
  cuesOf(script).flatMap((cue) =>
    /^\p{Lu}{3,}$/u.test(cue) ? [`${cue[0]}${cue.slice(1).toLowerCase()}`] : [],
  );

const FEWEST_NAMED = 6;

function renamed(script: Parts, names: ReadonlyMap<string, string>): Parts | null {
  let named = 0;
  const parts = mapBlocks(script, (block) =>
    isAction(block)
      ? block.replace(/\p{L}+/gu, (word) => {
          const name = names.get(word);
          if (name !== undefined) named += 1;
          return name ?? word;
        })
      : block,
  );
  return named < FEWEST_NAMED ? null : parts;
}

export const namesExchanged: Damage = ({ script }) => {
  const [one, two] = namesIn(script);
  if (one === undefined || two === undefined) return null;
  return renamed(
    script,
    new Map([
      [one, two],
      [two, one],
    ]),
  );
};

export const nameInvented: Damage = ({ script }) => {
  const [one] = namesIn(script);
  return one === undefined ? null : renamed(script, new Map([[one, 'Zebulon']]));
};

export const thirdOfActionMoved: Damage = ({ script, random }) => {
  const moved = actionsOf(script).filter(() => random.next() < 0.33);
  if (moved.length < FEWEST_ACTIONS / 2) return null;
  const left = random.shuffled(moved);
  const places = new Set(moved);
  return mapBlocks(script, (block) => (places.has(block) ? (left.pop() ?? block) : block));
};

export const weSeeThat: Damage = ({ script, random }) =>
  showing(script, random, 1, (shown) => [
    `We see that ${shown.charAt(0).toLowerCase()}${shown.slice(1)}`,
  ]);

export const inTheFuture: Damage = ({ script, random }) =>
  showing(script, random, 1, (shown) => [
    shown.replace(/\b(?:is|are)\b/g, 'will be').replace(/\b(?:has|have)\b/g, 'will have'),
  ]);

export const cutToEverywhere: Damage = ({ script, random }) =>
  showing(script, random, 0.5, (shown) => [shown, 'CUT TO:']);

export const marksLost: Damage = ({ script, random }) =>
  showing(script, random, 1, (shown) => [shown.replace(/[.,;:!?]/g, '').toLowerCase()]);

export const numbersTurned: Damage = ({ script, random }) => {
  const other = new Map([
    ['is', 'are'],
    ['are', 'is'],
    ['has', 'have'],
    ['have', 'has'],
  ]);
  return showing(script, random, 1, (shown) => [replaceWords(shown, other)]);
};

export const namesSmall: Damage = ({ script }) => {
  const names = cuesOf(script).flatMap((cue) => cue.split(' ').filter((word) => word.length > 3));
  return renamed(
    script,
    new Map(names.map((name) => [`${name[0]}${name.slice(1).toLowerCase()}`, name.toLowerCase()])),
  );
};

/** The third and fourth letter of every fifth longer word, in all but the headings and cues. */
export const lettersExchanged: Damage = ({ script, random }) =>
  mapBlocks(script, (block) => {
    if (HEADING.test(block)) return block;
    return block.replace(/\p{Ll}{5,}/gu, (word) =>
      random.next() < 0.2 ? word.replace(/^(..)(.)(.)/u, '$1$3$2') : word,
    );
  });
