import { type Aligned, alignItems } from '../compare/align-items.ts';
import { type Groups, groupItems, type Item } from '../compare/item.ts';
import { alignGroups, type Stretch } from '../compare.ts';
import { isPrinted } from '../is-printed.ts';
import type { Element, Screenplay } from '../types.ts';

/** An element of each draft, or of one alone. */
export interface AlignedElements {
  before: Element | null;
  after: Element | null;
  same: boolean;
  /** Its scene stands in another place than before. */
  moved: boolean;
  /** The scene that it was in is not there any more. */
  gone: boolean;
}

interface AlignedItems extends Aligned {
  moved: boolean;
}

/**
 * The printed elements of two drafts beside each other, in the order of the later one. Scenes that
 * stand elsewhere are found there; all others are laid beside each other as one row of elements, so
 * that one that is divided or joined is new only where something is.
 */
export function alignDrafts(before: Screenplay, after: Screenplay): AlignedElements[] {
  const [old, now] = [groupItems(before), groupItems(after)];
  const moved = alignGroups(old, now).scenes.filter((scene) => scene.moved);
  const aligned = withMoved(alignItems(...others(old, now, moved)), moved);
  const gone = goneScenes(old, aligned);
  return aligned.flatMap((each) => {
    const [was, is] = [printed(before, each.before?.at), printed(after, each.after?.at)];
    if (was === null && is === null) return [];
    const same = each.before?.key === each.after?.key;
    const isGone = each.before !== null && gone.has(each.before);
    return [{ before: was, after: is, same, moved: each.moved, gone: isGone }];
  });
}

/** What is not in a scene that stands elsewhere. */
function others(old: Groups, now: Groups, moved: readonly Stretch[]): [Item[], Item[]] {
  const apart = new Set(moved.flatMap(({ aligned }) => aligned.flatMap(itemsOf)));
  const left = ({ opening, scenes }: Groups) =>
    [opening, ...scenes].flat().filter((item) => !apart.has(item));
  return [left(old), left(now)];
}

function itemsOf({ before, after }: Aligned): Item[] {
  return [before, after].filter((each) => each !== null);
}

/** Puts scenes that stand elsewhere where they stand in the later draft. */
function withMoved(aligned: readonly Aligned[], moved: readonly Stretch[]): AlignedItems[] {
  const all: AlignedItems[] = [];
  let next = 0;
  const addUpTo = (at: number) => {
    for (; next < moved.length; next++) {
      const scene = moved[next]?.aligned ?? [];
      if ((scene.find(({ after }) => after !== null)?.after?.at ?? 0) > at) return;
      for (const each of scene) all.push({ ...each, moved: true });
    }
  };
  for (const each of aligned) {
    if (each.after !== null) addUpTo(each.after.at);
    all.push({ ...each, moved: false });
  }
  addUpTo(Number.POSITIVE_INFINITY);
  return all;
}

/** All that stood in scenes whose headings are not there any more. */
function goneScenes(old: Groups, aligned: readonly AlignedItems[]): Set<Item> {
  const removed = new Set(aligned.flatMap(({ before, after }) => (after ? [] : (before ?? []))));
  return new Set(old.scenes.flatMap((scene) => (scene[0] && removed.has(scene[0]) ? scene : [])));
}

function printed({ elements }: Screenplay, at: number | undefined): Element | null {
  const element = at === undefined ? undefined : elements[at];
  return element !== undefined && isPrinted(element) ? element : null;
}
