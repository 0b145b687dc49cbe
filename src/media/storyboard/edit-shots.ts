import { SHOT_FIELDS, type Shot, type ShotChanges } from './shot.ts';

/** Sets what a person wants otherwise; it stays so when the script changes. */
export function editShot(shot: Shot, changes: ShotChanges): Shot {
  const changed = SHOT_FIELDS.filter((field) => changes[field] !== undefined);
  const edited = SHOT_FIELDS.filter(
    (field) => shot.edited.includes(field) || changed.includes(field),
  );
  return { ...shot, ...changes, edited };
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
 * Takes a shot out. What it covers goes to the one before it in its scene, or else to the one behind it; the last of a
 * scene stays.
 */
export function removeShot(shots: readonly Shot[], id: string): Shot[] {
  const at = shots.findIndex((shot) => shot.id === id);
  const gone = shots[at];
  if (gone === undefined) return [...shots];
  const heirs = [at - 1, at + 1].filter((each) => shots[each]?.scene === gone.scene);
  const [heir] = heirs;
  if (heir === undefined) return [...shots];
  const left = shots.map((shot, i) => {
    if (i !== heir) return shot;
    const elements =
      heir < at ? [...shot.elements, ...gone.elements] : [...gone.elements, ...shot.elements];
    return { ...shot, elements };
  });
  return numberShots(left.toSpliced(at, 1));
}

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
