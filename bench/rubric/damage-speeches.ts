import { sentenceSpans } from '../../src/prose/sentences/split-sentences.ts';
import type { Random } from './random.ts';
import {
  cueOf,
  cuesOf,
  type Damage,
  isSpeech,
  mapBlocks,
  nonsense,
  nonsenseAt,
  type Parts,
  withCue,
} from './script-parts.ts';

export const speakersSwapped: Damage = ({ script }) => {
  const [one, two] = cuesOf(script);
  if (one === undefined || two === undefined) return null;
  return mapBlocks(script, (block) =>
    cueOf(block) === one ? withCue(block, one, two) : withCue(block, two, one),
  );
};

export const renamedHalfWay: Damage = ({ script }) => {
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

export const unknownCues: Damage = ({ script }) => {
  const [, ...others] = cuesOf(script);
  if (others.length === 0) return null;
  const names = new Map(others.map((cue, at) => [cue, `VORN ${nonsenseAt(at).toUpperCase()}`]));
  return mapBlocks(script, (block) => {
    const cue = cueOf(block);
    const name = cue === null ? undefined : names.get(cue);
    return cue === null || name === undefined ? block : withCue(block, cue, name);
  });
};

export const dialogueCut: Damage = ({ script, random }) => {
  if (script.scenes.flat().filter(isSpeech).length < 10) return null;
  const scenes = script.scenes.map((scene) =>
    scene.filter((block) => !isSpeech(block) || random.next() < 0.3),
  );
  return { ...script, scenes };
};

/** Fewer speeches are no talk that could be damaged. */
const FEWEST_SPEECHES = 10;
const GENERIC = [
  'I know what you mean.',
  'We have to talk about this.',
  'What are we going to do?',
  'You never told me the truth.',
  'This changes everything.',
];

const speechesOf = ({ scenes }: Parts) => scenes.flat().filter(isSpeech);
const cueLine = (block: string) => block.slice(0, block.indexOf('\n'));
const saidIn = (block: string) => block.slice(block.indexOf('\n') + 1);

/** What is said, changed for a share of the speeches. */
function saying(
  script: Parts,
  random: Random,
  share: number,
  say: (said: string) => string,
): Parts | null {
  if (speechesOf(script).length < FEWEST_SPEECHES) return null;
  return mapBlocks(script, (block) =>
    isSpeech(block) && random.next() < share ? `${cueLine(block)}\n${say(saidIn(block))}` : block,
  );
}

export const speechesShuffled: Damage = ({ script, random }) => {
  if (!script.scenes.some((scene) => scene.filter(isSpeech).length > 3)) return null;
  const scenes = script.scenes.map((scene) => {
    const speeches = random.shuffled(scene.filter(isSpeech));
    return scene.map((block) => (isSpeech(block) ? (speeches.shift() ?? block) : block));
  });
  return { ...script, scenes };
};

export const wordsSaidShuffled: Damage = ({ script, random }) =>
  saying(script, random, 1, (said) => random.shuffled(said.split(/\s+/)).join(' '));

export const nonsenseSaid: Damage = ({ script, random }) =>
  saying(script, random, 0.5, () => `${nonsense(random, 8)}.`);

export const genericSaid: Damage = ({ script, random }) =>
  saying(script, random, 0.4, () => random.of(GENERIC));

export const ofAnotherChapterSaid: Damage = ({ script, other, random }) => {
  const others = speechesOf(other);
  if (others.length < FEWEST_SPEECHES) return null;
  return saying(script, random, 0.4, () => saidIn(random.of(others)));
};

export const genericAdded: Damage = ({ script, random }) => {
  const cues = cuesOf(script);
  if (speechesOf(script).length < FEWEST_SPEECHES || cues.length < 2) return null;
  const scenes = script.scenes.map((scene) =>
    scene.flatMap((block) =>
      isSpeech(block) && random.next() < 0.3
        ? [block, `${random.of(cues)}\n${random.of(GENERIC)}`]
        : [block],
    ),
  );
  return { ...script, scenes };
};

export const twoMerged: Damage = ({ script }) => {
  const [one, two] = cuesOf(script);
  if (one === undefined || two === undefined) return null;
  return mapBlocks(script, (block) => withCue(block, two, one));
};

export const thirdOfSpeakersRandom: Damage = ({ script, random }) => {
  const cues = cuesOf(script);
  if (cues.length < 3 || speechesOf(script).length < FEWEST_SPEECHES) return null;
  return mapBlocks(script, (block) => {
    const cue = cueOf(block);
    return cue !== null && random.next() < 0.34 ? withCue(block, cue, random.of(cues)) : block;
  });
};

/** What is said in a row stands under the first cue. */
export const speechesJoined: Damage = ({ script }) => {
  if (speechesOf(script).length < FEWEST_SPEECHES) return null;
  const scenes = script.scenes.map((scene) => {
    const joined: string[] = [];
    for (const block of scene) {
      const last = joined.at(-1);
      if (isSpeech(block) && last !== undefined && isSpeech(last))
        joined[joined.length - 1] = `${last} ${saidIn(block)}`;
      else joined.push(block);
    }
    return joined;
  });
  return { ...script, scenes };
};

export const parentheticalsAdded: Damage = ({ script, random }) =>
  saying(script, random, 1, (said) => `(angrily, with a sigh)\n${said}`);

/** The sentences of each speech, the last first. */
export const saidBackwards: Damage = ({ script, random }) => {
  let turned = 0;
  const parts = saying(script, random, 1, (said) => {
    const sentences = sentenceSpans(said).map(({ start, end }) => said.slice(start, end));
    if (sentences.length > 2) turned += 1;
    return sentences.toReversed().join(' ');
  });
  return turned < FEWEST_SPEECHES / 2 ? null : parts;
};

/** All that one says in a scene in one speech, behind the action. */
export const wallsOfSpeech: Damage = ({ script }) => {
  if (speechesOf(script).length < FEWEST_SPEECHES) return null;
  const scenes = script.scenes.map((scene) => {
    const walls = new Map<string, string[]>();
    for (const block of scene.filter(isSpeech)) {
      const cue = cueLine(block);
      walls.set(cue, [...(walls.get(cue) ?? []), saidIn(block)]);
    }
    const said = [...walls].map(([cue, all]) => `${cue}\n${all.join(' ')}`);
    return [...scene.filter((block) => !isSpeech(block)), ...said];
  });
  return { ...script, scenes };
};

/** Two letters of the cue that speaks most, exchanged in every other speech. */
export const cueMisspelt: Damage = ({ script }) => {
  const [cue = ''] = cuesOf(script);
  const slip = cue.replace(/(\p{Lu})(\p{Lu})(?=\p{Lu}{3,}$)/u, '$2$1');
  if (slip === cue || speechesOf(script).length < FEWEST_SPEECHES) return null;
  let seen = 0;
  return mapBlocks(script, (block) =>
    cueOf(block) === cue && seen++ % 2 === 1 ? withCue(block, cue, slip) : block,
  );
};

export const allInVoiceOver: Damage = ({ script }) =>
  speechesOf(script).length < FEWEST_SPEECHES
    ? null
    : mapBlocks(script, (block) => {
        const cue = cueOf(block);
        return cue === null ? block : `${cue} (V.O.)\n${saidIn(block)}`;
      });

export const tagsLeft: Damage = ({ script }) =>
  speechesOf(script).length < FEWEST_SPEECHES
    ? null
    : mapBlocks(script, (block) => {
        const cue = cueOf(block);
        if (cue === null) return block;
        return `${cueLine(block)}\n\u201c${saidIn(block)}\u201d said ${cue.toLowerCase()}.`;
      });

export const shouted: Damage = ({ script, random }) =>
  saying(script, random, 1, (said) => said.replace(/[.!?]+/g, '!!'));

/** Each speech changes places with the one straight behind it. */
export const answersFirst: Damage = ({ script }) => {
  if (speechesOf(script).length < FEWEST_SPEECHES) return null;
  const scenes = script.scenes.map((scene) => {
    const turned = [...scene];
    for (let at = 1; at < turned.length; at++) {
      const [one = '', two = ''] = [turned[at - 1], turned[at]];
      if (!isSpeech(one) || !isSpeech(two)) continue;
      turned.splice(at - 1, 2, two, one);
      at++;
    }
    return turned;
  });
  return { ...script, scenes };
};

/** One speech in seven, to the end of another scene. */
export const speechesElsewhere: Damage = ({ script, random }) => {
  if (speechesOf(script).length < FEWEST_SPEECHES * 2 || script.scenes.length < 4) return null;
  const moved: string[] = [];
  const scenes = script.scenes.map((scene) =>
    scene.filter((block) => {
      const goes = isSpeech(block) && random.next() < 0.15;
      if (goes) moved.push(block);
      return !goes;
    }),
  );
  for (const block of moved) random.of(scenes).push(block);
  return moved.length < 3 ? null : { ...script, scenes };
};
