import { SHOT_FIELDS, type Shot, type ShotChanges } from '../../contract/shot.ts';

/** Sets what a person wants otherwise; it stays so when the script changes. */
export function editShot(shot: Shot, changes: ShotChanges): Shot {
  const set = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<Shot>;
  const edited = SHOT_FIELDS.filter((field) => shot.edited.includes(field) || field in set);
  return { ...shot, ...set, edited };
}

/** Moves a shot before the one that stands at `to`, within its scene. */
export function moveShot(shots: readonly Shot[], id: string, to: number): Shot[] {
  const from = shots.findIndex((shot) => shot.id === id);
  const moved = shots[from];
  if (moved === undefined) return [...shots];
  const rest = shots.toSpliced(from, 1);
  const first = rest.findIndex(({ scene }) => scene === moved.scene);
  if (first === -1) return [...shots];
  const last = rest.findLastIndex(({ scene }) => scene === moved.scene) + 1;
  return numberShots(rest.toSpliced(Math.min(Math.max(to, first), last), 0, moved));
}

/**
 * Takes shots out. What they cover goes to the one before them in their scene, or else to the one behind them; a scene
 * of which all would go keeps its first.
 */
export function removeShots(shots: readonly Shot[], ids: ReadonlySet<string>): Shot[] {
  const left: Shot[] = [];
  /** Elements that wait for the first shot of the scene that stays. */
  let orphans: string[] = [];
  const staying = new Set(shots.flatMap(({ id, scene }) => (ids.has(id) ? [] : [scene])));
  for (const shot of shots) {
    const last = left.at(-1);
    const isFirst = last?.scene !== shot.scene;
    const goes = ids.has(shot.id) && (staying.has(shot.scene) || !isFirst);
    if (!goes) {
      left.push({ ...shot, elements: [...orphans, ...shot.elements] });
      orphans = [];
    } else if (isFirst) orphans.push(...shot.elements);
    else last?.elements.push(...shot.elements);
  }
  return numberShots(left);
}

/** The same of one. */
export const removeShot = (shots: readonly Shot[], id: string): Shot[] =>
  removeShots(shots, new Set([id]));

/** Puts a shot of a person's own behind another. */
export function addShot(
  shots: readonly Shot[],
  after: string,
  own: Omit<Shot, 'scene' | 'number'>,
): Shot[] {
  const at = shots.findIndex(({ id }) => id === after);
  const before = shots[at];
  if (before === undefined) return [...shots];
  const added = { ...own, scene: before.scene, number: before.number };
  return numberShots(shots.toSpliced(at + 1, 0, added));
}

/** Numbers shots anew within their scenes: `12A-1`, `12A-2`. */
export function numberShots(shots: readonly Shot[]): Shot[] {
  const counted = new Map<string | null, number>();
  return shots.map((shot) => {
    const nth = (counted.get(shot.scene) ?? 0) + 1;
    counted.set(shot.scene, nth);
    const number = `${sceneNumberOf(shot)}-${nth}`;
    return number === shot.number ? shot : { ...shot, number };
  });
}

/** `12A` of `12A-3`. */
export function sceneNumberOf({ number }: Pick<Shot, 'number'>): string {
  return number.slice(0, Math.max(0, number.lastIndexOf('-')));
}
