import type { EditProposal, Shot } from '../../contract/index.ts';
import { numberShots, removeShots } from '../storyboard/edit-shots.ts';
import type { OtioProposal } from './read-otio.ts';

/** An edit that rounds to frames is no change: a frame of the slowest rate, in milliseconds. */
const FRAME = 42;

/**
 * What an editor's timeline would change of a storyboard: how long shots are seen, where they stand within their scene,
 * and which are gone. Linear but for sorting.
 *
 * @param lengths milliseconds that each shot is seen by now
 */
export function proposeEdit(
  shots: readonly Shot[],
  lengths: readonly number[],
  edit: OtioProposal,
): EditProposal {
  const seen = totals(edit);
  const places = new Map([...seen.keys()].map((id, at) => [id, at]));
  const proposal: EditProposal = {
    durations: [],
    moved: [],
    cut: [],
    foreign: [...new Set(edit.foreign)],
    astray: [],
  };
  shots.forEach(({ id, number }, at) => {
    const was = lengths[at] ?? 0;
    const now = seen.get(id);
    if (now === undefined) proposal.cut.push({ shot: id, number });
    else if (Math.abs(now - was) >= FRAME) proposal.durations.push({ shot: id, number, was, now });
  });
  for (const own of byScene(shots)) {
    const kept = own.filter(({ id }) => places.has(id));
    const sorted = kept.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    const now = new Map(sorted.map(({ id }, at) => [id, at + 1]));
    kept.forEach(({ id, number }, at) => {
      const place = now.get(id) ?? at + 1;
      if (place !== at + 1) proposal.moved.push({ shot: id, number, was: at + 1, now: place });
    });
  }
  proposal.astray = astray(shots, places);
  return proposal;
}

/** How long each shot is seen, in the order of its first appearance. */
function totals({ shots }: OtioProposal): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { shot, duration } of shots) seen.set(shot, (seen.get(shot) ?? 0) + duration);
  return seen;
}

function byScene(shots: readonly Shot[]): Shot[][] {
  const scenes = new Map<string | null, Shot[]>();
  for (const shot of shots) {
    const own = scenes.get(shot.scene);
    if (own === undefined) scenes.set(shot.scene, [shot]);
    else own.push(shot);
  }
  return [...scenes.values()];
}

/** Shots that stand before one of an earlier scene, in the edit. */
function astray(
  shots: readonly Shot[],
  places: ReadonlyMap<string, number>,
): EditProposal['astray'] {
  const order = new Map<string | null, number>();
  for (const { scene } of shots) if (!order.has(scene)) order.set(scene, order.size);
  const edited = shots
    .filter(({ id }) => places.has(id))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  let lowest = Number.POSITIVE_INFINITY;
  return edited
    .toReversed()
    .flatMap(({ id, number, scene }) => {
      const own = order.get(scene) ?? 0;
      const before = lowest;
      lowest = Math.min(lowest, own);
      return own > before ? [{ shot: id, number }] : [];
    })
    .reverse();
}

/** The storyboard as the edit wants it. A scene of which every shot was cut keeps its first. */
export function applyEdit(shots: readonly Shot[], edit: EditProposal): Shot[] {
  const durations = new Map(edit.durations.map(({ shot, now }) => [shot, now]));
  const edited = shots.map((shot): Shot => {
    const duration = durations.get(shot.id);
    if (duration === undefined) return shot;
    return { ...shot, duration: Math.max(100, duration), edited: withDuration(shot.edited) };
  });
  const left = removeShots(edited, new Set(edit.cut.map(({ shot }) => shot)));
  const places = new Map(edit.moved.map(({ shot, now }) => [shot, now]));
  return numberShots(
    byScene(left).flatMap((own) => {
      const place = new Map(own.map(({ id }, at) => [id, places.get(id) ?? at + 1]));
      return own.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    }),
  );
}

const withDuration = (edited: Shot['edited']): Shot['edited'] => [
  ...new Set([...edited, 'duration' as const]),
];
