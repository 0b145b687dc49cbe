import type { Gender } from '../../prose/words/titles.ts';

/** What can be seen of a character, in a writer's own words. */
export interface Look {
  gender: Gender;
  /** `fourteen`, `old`. */
  age: string | null;
  /** `tall and thin`. */
  build: string | null;
  /** `long red hair`. */
  hair: string | null;
  /** `white beard`. */
  beard: string | null;
  /** `grey eyes`. */
  eyes: string | null;
  /** `freckled face`. */
  skin: string | null;
  /** `grey coat`. */
  clothes: string[];
  /** `spectacles`, `walking stick`. */
  props: string[];
}

export type LookAttribute = Exclude<keyof Look, 'gender'>;

export const NO_LOOK: Look = {
  gender: null,
  age: null,
  build: null,
  hair: null,
  beard: null,
  eyes: null,
  skin: null,
  clothes: [],
  props: [],
};

/** What is otherwise in one scene, and in those behind it until the next change of the same. */
export interface LookChange {
  /** The identity of the scene. */
  scene: string;
  look: Partial<Look>;
}

/**
 * How somebody looks in a scene.
 *
 * @param scenes identities of the scenes in the order of the script
 */
export function lookInScene(
  look: Look,
  changes: readonly LookChange[],
  scene: string,
  scenes: readonly string[],
): Look {
  const order = new Map(scenes.map((id, at) => [id, at]));
  const here = order.get(scene) ?? -1;
  const until = changes
    .filter((change) => (order.get(change.scene) ?? Number.POSITIVE_INFINITY) <= here)
    .sort((one, other) => (order.get(one.scene) ?? 0) - (order.get(other.scene) ?? 0));
  return Object.assign({}, look, ...until.map((change) => change.look));
}
