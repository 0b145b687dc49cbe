import { SHOT_FIELDS, type Shot } from '../../contract/shot.ts';
import { numberShots, sceneNumberOf } from './edit-shots.ts';

export interface CarriedShots {
  shots: Shot[];
  /** Shots of whose elements none is left. */
  dropped: Shot[];
}

/**
 * Takes a storyboard that people worked on over to a script that changed. Shots stay, in their order within their
 * scene, as long as something that they cover is there; what nobody set follows the proposal. What is new in the script
 * is in shots as they are proposed, where the script has it. A storyboard that nobody touched becomes the proposal.
 *
 * @param proposed the shots of the script as it is
 * @param edited the storyboard as it was, changed by `editShot` and its sisters
 */
export function carryShots(proposed: readonly Shot[], edited: readonly Shot[]): CarriedShots {
  const script = readScript(proposed);
  const dropped: Shot[] = [];
  const kept: Shot[] = [];
  let before: Shot | null = null;
  for (const shot of edited) {
    const now: Shot | null = keep(shot, script, before);
    if (now === null) dropped.push(shot);
    else kept.push(now);
    before = now ?? before;
  }
  const fresh = newShots(proposed, kept, edited);
  const grown = kept.map((shot) => takeIn(shot, fresh.get(shot.id), script));
  for (const { id } of kept) fresh.delete(id);
  return {
    shots: numberShots(inScenes(script, place(script, grown, [...fresh.values()]))),
    dropped,
  };
}

/** The script as it is, by what is proposed for it. */
interface Script {
  /** By an element: its place, and the proposal that covers it. */
  order: Map<string, number>;
  coveredBy: Map<string, Shot>;
  byId: Map<string, Shot>;
  /** Of each scene the first proposal, in order. */
  scenes: Map<string | null, Shot>;
}

function readScript(proposed: readonly Shot[]): Script {
  const script: Script = {
    order: new Map(),
    coveredBy: new Map(),
    byId: new Map(),
    scenes: new Map(),
  };
  for (const shot of proposed) {
    script.byId.set(shot.id, shot);
    if (!script.scenes.has(shot.scene)) script.scenes.set(shot.scene, shot);
    for (const element of shot.elements) {
      script.order.set(element, script.order.size);
      script.coveredBy.set(element, shot);
    }
  }
  return script;
}

/** A shot as it is now; null where nothing is left of what it was of. */
function keep(shot: Shot, script: Script, before: Shot | null): Shot | null {
  const elements = shot.elements.filter((each) => script.order.has(each));
  const over = shot.over !== null && script.order.has(shot.over) ? shot.over : null;
  const anchored = elements[0] ?? over;
  if (anchored === null || anchored === undefined) {
    // A shot of nothing in the script stays behind the one that it stood behind.
    const own = shot.elements.length === 0 && shot.over === null;
    return own && before !== null && script.scenes.has(shot.scene)
      ? inScene(shot, script.scenes.get(shot.scene) ?? before)
      : null;
  }
  const home = script.coveredBy.get(anchored);
  const follows = { ...shot, elements, over };
  return home === undefined ? follows : inScene(follows, home, script.byId.get(shot.id));
}

/** With the scene's own figures, and whatever of the proposal nobody set otherwise. */
function inScene(shot: Shot, home: Shot, same?: Shot): Shot {
  const now: Shot = { ...shot, scene: home.scene, number: home.number };
  const { place, time_of_day, interior } = home;
  const fields = same ?? { ...now, place, time_of_day, interior };
  const own = SHOT_FIELDS.filter((field) => shot.edited.includes(field));
  const set = Object.fromEntries(own.map((field) => [field, shot[field]]));
  return { ...now, ...pick(fields), ...set };
}

function pick(shot: Shot): Partial<Shot> {
  return Object.fromEntries(SHOT_FIELDS.map((field) => [field, shot[field]]));
}

/** Proposals for what no kept shot covers, by their identities. */
function newShots(
  proposed: readonly Shot[],
  kept: readonly Shot[],
  edited: readonly Shot[],
): Map<string, Shot> {
  const covered = new Set(kept.flatMap(({ elements }) => elements));
  const known = new Set(edited.flatMap(({ elements }) => elements));
  const fresh = new Map<string, Shot>();
  for (const shot of proposed) {
    const elements = shot.elements.filter((each) => !covered.has(each));
    // A hearer whom a person took out stays out.
    const hears = shot.elements.length === 0 && shot.over !== null && !known.has(shot.over);
    if (elements.length > 0 || hears) fresh.set(shot.id, { ...shot, elements });
  }
  return fresh;
}

/** A shot whose proposal covers more by now covers that as well: a new first action of the scene. */
function takeIn(shot: Shot, more: Shot | undefined, { order }: Script): Shot {
  if (more === undefined) return shot;
  const elements = [...shot.elements, ...more.elements];
  const at = (element: string) => order.get(element) ?? 0;
  return { ...shot, elements: elements.sort((one, other) => at(one) - at(other)) };
}

/** New shots stand behind whatever covers the element before theirs. */
function place(script: Script, kept: readonly Shot[], fresh: readonly Shot[]): Shot[] {
  const holder = new Map<string, Shot>();
  for (const shot of kept) for (const element of shot.elements) holder.set(element, shot);
  const elements = [...script.order.keys()];
  const behind = new Map<Shot | null, Shot[]>();
  for (const shot of fresh) {
    const first = script.order.get(shot.elements[0] ?? shot.over ?? '') ?? 0;
    const at = shot.elements.length > 0 ? first - 1 : first;
    const before = holder.get(elements[at] ?? '') ?? null;
    const stands = before !== null && before.scene === shot.scene ? before : null;
    const list = behind.get(stands);
    if (list === undefined) behind.set(stands, [shot]);
    else list.push(shot);
    for (const element of shot.elements) holder.set(element, shot);
  }
  const placed: Shot[] = [];
  const add = (shot: Shot): void => {
    const open = [shot];
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      placed.push(each);
      open.push(...(behind.get(each) ?? []).toReversed());
    }
  };
  // What opens its scene stands before all that is kept of it: scenes are put together later.
  for (const shot of behind.get(null) ?? []) add(shot);
  for (const shot of kept) add(shot);
  return placed;
}

/** Scenes in the order of the script; within each as they stand. */
function inScenes({ scenes }: Script, shots: readonly Shot[]): Shot[] {
  const byScene = new Map<string | null, Shot[]>([...scenes.keys()].map((scene) => [scene, []]));
  for (const shot of shots) byScene.get(shot.scene)?.push(shot);
  return [...byScene].flatMap(([scene, own]) => {
    const home = scenes.get(scene);
    const number = home === undefined ? '' : `${sceneNumberOf(home)}-0`;
    return own.map((shot) => ({ ...shot, number }));
  });
}
