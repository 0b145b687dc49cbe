import { numberScenes } from '../number-scenes.ts';
import type { Element, SceneHeading, Screenplay } from '../types.ts';
import type { AlignedElements } from './align-drafts.ts';

/**
 * The elements of the later draft with scene numbers that are locked: a scene has the number that it
 * had in the earlier one, a new one gets a number between (12A), and of one that is gone its number
 * stays, as OMITTED. The rows of those have no line of a source.
 */
export function lockScenes(
  before: Screenplay,
  after: Screenplay,
  aligned: readonly AlignedElements[],
): Element[] {
  const numberOf = numbersBefore(before);
  const kept = new Map<Element, string>();
  const omitted: Omitted[] = [];
  const ahead = nextHeadings(aligned);
  for (const [i, { before: old, after: now }] of aligned.entries()) {
    if (old?.type !== 'scene_heading') continue;
    const number = numberOf.get(old.start) ?? '';
    if (now === null) omitted.push({ number, ahead: ahead[i] ?? null });
    else kept.set(now, number);
  }
  const numbered = after.elements.map((element) =>
    element.type === 'scene_heading'
      ? { ...element, sceneNumber: element.sceneNumber ?? kept.get(element) ?? null }
      : element,
  );
  return numberScenes(withOmitted(after.elements, numbered, omitted));
}

interface Omitted {
  number: string;
  /** The heading before which it stood; null where it was the last. */
  ahead: Element | null;
}

function numbersBefore({ elements }: Screenplay): Map<number, string | null> {
  const numbered = numberScenes(elements);
  return new Map(
    numbered.flatMap((each) =>
      each.type === 'scene_heading' ? [[each.start, each.sceneNumber] as const] : [],
    ),
  );
}

/** For each entry the next heading of the later draft, which they are in the order of. */
function nextHeadings(aligned: readonly AlignedElements[]): (Element | null)[] {
  const next: (Element | null)[] = [];
  let found: Element | null = null;
  for (let i = aligned.length - 1; i >= 0; i--) {
    next[i] = found;
    const after = aligned[i]?.after;
    if (after?.type === 'scene_heading') found = after;
  }
  return next;
}

function withOmitted(
  original: readonly Element[],
  numbered: readonly Element[],
  omitted: readonly Omitted[],
): Element[] {
  const ahead = new Map<Element | null, Omitted[]>();
  for (const each of omitted) {
    const same = ahead.get(each.ahead);
    if (same === undefined) ahead.set(each.ahead, [each]);
    else same.push(each);
  }
  const headingsFor = (element: Element | null) =>
    (ahead.get(element) ?? []).map(({ number }) => omittedHeading(number));
  const elements = numbered.flatMap((element, i) => [...headingsFor(original[i] ?? null), element]);
  return [...elements, ...headingsFor(null)];
}

function omittedHeading(sceneNumber: string): SceneHeading {
  return {
    type: 'scene_heading',
    text: 'OMITTED',
    setting: null,
    place: 'OMITTED',
    time: null,
    sceneNumber,
    line: 0,
    endLine: 0,
    start: 0,
    end: 0,
  };
}
