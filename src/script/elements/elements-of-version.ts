import { namesInChapter } from '../../cast/names-in-chapter.ts';
import type { Road } from '../../db/road.ts';
import { inThread, pureWork, SHORT_TEXT } from '../../threads/in-thread.ts';
import type { Asker } from '../../turns/asker.ts';
import {
  type DerivedElements,
  deriveElements,
  type ElementRow,
  type KnownRow,
  type ParentText,
} from './derive-elements.ts';
import { readLineage, readVersion, type VersionRow } from './read-version.ts';

const deriving = pureWork<typeof import('./derive-elements.ts'), 'deriveElements'>(
  'script/elements/derive-elements',
  'deriveElements',
);

/** Nothing is committed here but by whoever is told to keep. */
type Looking = Pick<Road, 'look'> & Asker;

export interface VersionElements extends VersionRow {
  elements: ElementRow[];
}

/** Keeps the elements of the text that a version began with, so that they need not be derived again. */
type Keep = (version: VersionRow, first: readonly KnownRow[]) => Promise<void>;

/**
 * A version with its elements: those that are kept of it, else derived from what it was made from.
 *
 * @param wanted id or handle
 * @param keep nothing is kept where it is not given
 */
export async function elementsOfVersion(
  road: Looking,
  wanted: string,
  keep: Keep = async () => undefined,
): Promise<VersionElements> {
  const lineage = await road.look((trx) => readLineage(trx, wanted));
  const own = lineage.pop() ?? wanted;
  let parent: ParentText | null = null;
  for (const id of lineage) {
    const version = await readCounted(road, id);
    parent = await asParent(road, { version, parent, keep });
  }
  const version = await readCounted(road, own);
  if (version.kept !== null) return { ...version, elements: version.kept };
  const derived = await derive(road, version, parent);
  // What has no parent is derived again as fast as it is read.
  if (parent !== null && version.known === null) await keep(version, derived.first);
  return { ...version, elements: derived.elements };
}

async function readCounted(road: Looking, id: string): Promise<VersionRow> {
  const version = await road.look((trx) => readVersion(trx, id));
  road.onRead?.(version.text.length);
  return version;
}

async function asParent(
  road: Looking,
  { version, parent, keep }: { version: VersionRow; parent: ParentText | null; keep: Keep },
): Promise<ParentText> {
  const { text, kept, known, first } = version;
  const it = { id: version.script.id, was: text };
  if (kept !== null) return { ...it, text, known: kept };
  if (known !== null) return { ...it, text: first ?? text, known };
  const derived = await derive(road, version, parent);
  await keep(version, derived.first);
  return { ...it, text: first ?? text, known: derived.first };
}

function derive(
  road: Looking,
  { script, text, first, known, sources, chapter, names, parent_then }: VersionRow,
  parent: ParentText | null,
): Promise<DerivedElements> | DerivedElements {
  const version = {
    id: script.id,
    text,
    first,
    known,
    sources: sources ?? [],
    chapter,
    parent: parent && { ...parent, was: parent_then ?? parent.was },
  };
  const people = namesInChapter(names ?? [], script.chapter_number);
  return text.length < SHORT_TEXT
    ? deriveElements(version, people)
    : inThread(deriving, [version, people], road);
}
