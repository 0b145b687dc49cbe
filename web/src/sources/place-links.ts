import type { ElementKind, ScriptElement } from '../../../src/contract/index.ts';
import { countBelow } from '../../../src/screenplay/count-below.ts';
import type { Stretch } from '../text/paragraphs.ts';
import { unitFinder } from '../text/unit-finder.ts';

/** An element of a script beside what of the chapter it was made from. */
export interface Link {
  /** The element's. */
  id: string;
  kind: ElementKind;
  /** In the script. */
  at: Stretch;
  /** In the chapter as it is; null where it was made from nothing there, or from what changed. */
  source: Stretch | null;
  /** It was made from words that the chapter does not have any more. */
  changed: boolean;
}

export interface Links {
  /** The script, whose lines end with LF. */
  text: string;
  items: readonly Link[];
}

type Sourced = Pick<ScriptElement, 'id' | 'kind' | 'start' | 'end' | 'source'>;

/** The elements of a script as they come, in units of both texts. */
export function placeLinks(elements: readonly Sourced[], script: string, prose: string): Links {
  const inScript = withoutReturns(script);
  const inProse = unitFinder(prose);
  const text = script.replace(/\r\n?/g, '\n');
  const items = elements.map(({ id, kind, start, end, source }) => {
    const now = source?.now ?? null;
    const from = inScript(start);
    // A scene is known by its heading: what is written into it comes from elsewhere.
    const to = kind === 'scene' ? endOfLine(text, from) : inScript(end);
    return {
      id,
      kind,
      at: { from, to },
      source: now && { from: inProse(now.start), to: inProse(now.end) },
      changed: source !== null && now === null,
    };
  });
  return { text, items };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Places where each line ends with LF, as an editor has them. */
function withoutReturns(text: string): (character: number) => number {
  const find = unitFinder(text);
  const returns = [...text.matchAll(/\r(?=\n)/g)].map(({ index }) => index);
  return (character) => {
    const at = find(character);
    return at - countBelow(returns, at);
  };
}

/** What was made from the words at a place of the prose: the closest, a heading only where nothing else was. */
export function linkFrom(links: readonly Link[], at: number): Link | null {
  let best: Link | null = null;
  for (const link of links) {
    if (link.source === null || at < link.source.from || at >= link.source.to) continue;
    if (best === null || rankOf(link) < rankOf(best)) best = link;
  }
  return best;
}

/** What was made from the words at a place of the prose, or from the first that come behind it. */
export function linkFromHere(links: readonly Link[], at: number): Link | null {
  let best: Link | null = null;
  for (const link of links) {
    if (link.source === null || link.kind === 'scene' || link.source.to <= at) continue;
    if (best?.source == null || link.source.from < best.source.from) best = link;
  }
  return best;
}

/** A heading's source is all of its scene. */
function rankOf({ kind, source }: Link): number {
  const length = source === null ? 0 : source.to - source.from;
  return kind === 'scene' ? length + 1e9 : length;
}
