import { matchParts, type PartMatch } from './match-parts.ts';
import { newIdentities } from './new-identities.ts';
import { type Part, readParts } from './read-parts.ts';
import {
  identified,
  type KnownElement,
  type ScriptElement,
  type Source,
  spanSources,
} from './script-element.ts';
import { type PartTraces, traceParts } from './trace-parts.ts';
import { traceScenes } from './trace-scenes.ts';

/** A text with what its elements are known by. */
export interface KnownText {
  text: string;
  elements: readonly KnownElement[];
}

/**
 * The elements of a text that another one became. What is still there keeps its identity, changed or
 * moved; what was split off or merged says what it was made of; what is new gets an identity of its own.
 *
 * @param seed tells new identities from those of equal elements elsewhere
 */
export function carryElements(before: KnownText, after: string, seed: string): ScriptElement[] {
  const old = readParts(before.text);
  const now = readParts(after);
  const known = knownParts(old.parts, before.elements);
  const toBefore = matchParts(old, now);
  const traces = traceParts(old.parts, now.parts, toBefore);
  traceScenes({ before: old.parts, after: now.parts, toBefore, traces });
  const ids = identify(now.parts, toBefore, known, seed);
  const elements = now.parts.map((part, b): ScriptElement => {
    const from = [...(traces.get(b) ?? [])]
      .sort((one, other) => one - other)
      .flatMap((a) => known[a] ?? []);
    const own = known[toBefore.get(b) ?? -1];
    const source = from.length > 0 ? spanSources(from.map((each) => each.source)) : own?.source;
    return identified(part, {
      id: ids[b] ?? '',
      from: from.map(({ id }) => id),
      source: source ?? null,
    });
  });
  return withScenesSpanned(elements, now.parts, traces);
}

/** Where a rule of reading changed since, some may not be known. */
function knownParts(
  parts: readonly Part[],
  elements: readonly KnownElement[],
): (KnownElement | undefined)[] {
  const at = new Map(elements.map((each) => [`${each.kind} ${each.start}`, each]));
  return parts.map(({ kind, start }) => at.get(`${kind} ${start}`));
}

function identify(
  parts: readonly Part[],
  toBefore: PartMatch,
  known: readonly (KnownElement | undefined)[],
  seed: string,
): string[] {
  const kept = parts.map((_, b) => known[toBefore.get(b) ?? -1]?.id);
  const idOf = newIdentities(seed, new Set(kept.filter((id) => id !== undefined)));
  return parts.map((part, b) => kept[b] ?? idOf(part));
}

/** A scene that was split or merged comes from where its own elements come from. */
function withScenesSpanned(
  elements: ScriptElement[],
  parts: readonly Part[],
  traces: PartTraces,
): ScriptElement[] {
  const inside = new Map<number, Source[]>();
  parts.forEach(({ scene }, b) => {
    const source = elements[b]?.source ?? null;
    if (scene === null || source === null || !traces.has(scene)) return;
    const own = inside.get(scene);
    if (own === undefined) inside.set(scene, [source]);
    else own.push(source);
  });
  return elements.map((element, b) => {
    const sources = inside.get(b);
    return sources === undefined ? element : { ...element, source: spanSources(sources) };
  });
}
