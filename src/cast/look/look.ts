import type { Look } from '../../contract/look.ts';

export type { Look, LookAttribute } from '../../contract/look.ts';

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
  /** Where the scene was when that was said. */
  chapter: number;
  number: number;
  look: Partial<Look>;
}

/**
 * How somebody looks in a scene: as the chapters before leave it, and the scenes up to this one.
 *
 * @param chapter whose scenes these are; null: of none
 * @param scenes identities of the scenes in the order of the script
 */
export function lookInScene(
  look: Look,
  changes: readonly LookChange[],
  scene: string,
  { chapter, scenes }: { chapter: number | null; scenes: readonly string[] },
): Look {
  const order = new Map(scenes.map((id, at) => [id, at]));
  const here = order.get(scene) ?? -1;
  const earlier = changes
    .filter((change) => !order.has(change.scene) && chapter !== null && change.chapter < chapter)
    .sort((one, other) => one.chapter - other.chapter || one.number - other.number);
  const until = changes
    .filter((change) => (order.get(change.scene) ?? Number.POSITIVE_INFINITY) <= here)
    .sort((one, other) => (order.get(one.scene) ?? 0) - (order.get(other.scene) ?? 0));
  return Object.assign({}, look, ...[...earlier, ...until].map((change) => change.look));
}
