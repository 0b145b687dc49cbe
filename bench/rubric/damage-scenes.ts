import { cuesOf, type Damage, HEADING, insert, mapBlocks, nonsense } from './script-parts.ts';

export const scenesShuffled: Damage = ({ script, random }) => {
  if (script.scenes.length < 4) return null;
  const scenes = random.shuffled(script.scenes);
  return scenes.every((scene, at) => scene === script.scenes[at]) ? null : { ...script, scenes };
};

export const sceneDoubled: Damage = ({ script, random }) => {
  const long = script.scenes.flatMap((scene, at) => (scene.length > 4 ? [at] : []));
  if (long.length === 0) return null;
  const at = random.of(long);
  return insert(script, at + 1, [...(script.scenes[at] ?? [])]);
};

export const foreignScene: Damage = ({ script, other, random }) =>
  insert(script, random.below(script.scenes.length) + 1, random.of(other.scenes));

export const nonsenseScene: Damage = ({ script, random }) => {
  const [one = 'SOMEBODY', two = 'NOBODY'] = cuesOf(script);
  const words = (count: number) => nonsense(random, count);
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

export const endingCut: Damage = ({ script }) => {
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

export const sceneRemoved: Damage = ({ script, random }) => {
  const long = script.scenes.flatMap((scene, at) => (scene.length > 5 ? [at] : []));
  if (script.scenes.length < 3 || long.length === 0) return null;
  const removed = random.of(long);
  return { ...script, scenes: script.scenes.filter((_, at) => at !== removed) };
};

/** A tenth of what is shown and said, from the middle on; the headings stay. */
export const stretchCut: Damage = ({ script }) => {
  const all = script.scenes.flat().length;
  if (all < 30) return null;
  let at = 0;
  const scenes = script.scenes.map((scene) =>
    scene.filter((block) => {
      const part = at++ / all;
      return HEADING.test(block) || part < 0.45 || part > 0.55;
    }),
  );
  return { ...script, scenes };
};

export const oneHeading: Damage = ({ script }) =>
  script.scenes.length < 3
    ? null
    : mapBlocks(script, (block) => (HEADING.test(block) ? 'INT. ROOM - DAY' : block));

export const foreignHeadings: Damage = ({ script, random }) =>
  script.scenes.length < 3
    ? null
    : mapBlocks(script, (block) =>
        HEADING.test(block) ? `INT. ${nonsense(random, 2).toUpperCase()} - NIGHT` : block,
      );

/** What is inside is said to be outside, and the other way round. */
export const settingsTurned: Damage = ({ script }) =>
  script.scenes.length < 3
    ? null
    : mapBlocks(script, (block) =>
        block.replace(/^(INT|EXT)(?=\. )/, (setting) => (setting === 'INT' ? 'EXT' : 'INT')),
      );

export const timesRandom: Damage = ({ script, random }) =>
  script.scenes.length < 4
    ? null
    : mapBlocks(script, (block) =>
        HEADING.test(block)
          ? block.replace(/ - [^-]*$/, ` - ${random.of(['DAY', 'NIGHT', 'DAWN', 'EVENING'])}`)
          : block,
      );

export const placesExchanged: Damage = ({ script, random }) => {
  const places = script.scenes.map(([heading = '']) => heading.replace(/ - [^-]*$/, ''));
  if (new Set(places).size < 3) return null;
  const left = random.shuffled(places);
  return mapBlocks(script, (block) =>
    HEADING.test(block) ? block.replace(/^.*(?= - [^-]*$)/, () => left.pop() ?? '') : block,
  );
};

/** Each paragraph and speech under the heading of its scene again. */
export const tornByHeadings: Damage = ({ script }) => ({
  ...script,
  scenes: script.scenes.map(([heading = '', ...blocks]) =>
    blocks.flatMap((block) => [heading, block]),
  ),
});

/** A heading without a place in the middle of each scene. */
export const tornByNoPlace: Damage = ({ script }) => {
  if (!script.scenes.some((scene) => scene.length > 8)) return null;
  const scenes = script.scenes.map((scene) =>
    scene.length > 8 ? scene.toSpliced(scene.length >> 1, 0, 'INT. UNKNOWN PLACE - DAY') : scene,
  );
  return { ...script, scenes };
};
