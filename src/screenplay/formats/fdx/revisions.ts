import { type Changed, lettersOf } from '../../revision/changes.ts';
import type { RevisedElements } from '../../revision/revise-elements.ts';
import type { Element } from '../../types.ts';
import { applyRuns } from './apply-kept.ts';
import { readKept } from './kept.ts';
import { element, elementsOf, type XmlElement } from './xml.ts';

/** A revision as a file of Final Draft has it. */
export interface FdxRevision {
  /** Behind those that the file had. */
  id: number;
  name: string;
  /** As `#` and six hexadecimal digits. */
  sheet: string;
  /** What is new, by the line of the element; at line 0, scenes that are omitted. */
  changes: ReadonlyMap<number, Changed>;
}

export function newRevision(
  elements: readonly Element[],
  { changes, header, sheet }: RevisedElements,
): FdxRevision {
  const byLine = new Map<number, Changed>([[0, 'all']]);
  for (const [{ line }, changed] of changes) byLine.set(line, changed);
  return { id: 1 + lastId(elements), name: header, sheet, changes: byLine };
}

/** Of the revisions that a file of Final Draft came in with. */
function lastId(elements: readonly Element[]): number {
  let last = 0;
  for (const each of elements) {
    const kept = each.type === 'boneyard' ? readKept(each.text) : null;
    if (kept?.name !== 'FinalDraft') continue;
    for (const { attributes } of revisionsOf(kept))
      last = Math.max(last, Number(attributes.ID) || 0);
  }
  return last;
}

function revisionsOf(kept: XmlElement): XmlElement[] {
  return elementsOf(kept, 'Revisions').flatMap((all) => elementsOf(all, 'Revision'));
}

/** What is kept of the whole file, with one more revision, which is the one that is worked on. */
export function withRevision(
  kept: XmlElement | null,
  revision: FdxRevision | undefined,
): XmlElement | null {
  if (revision === undefined) return kept;
  const id = String(revision.id);
  const own = element('Revision', {
    Color: '#000000000000',
    FullRevision: 'No',
    ID: id,
    Mark: '*',
    Name: revision.name,
    PageColor: revision.sheet.replace(/[0-9a-f]{2}/gi, (channel) => channel.repeat(2)),
    Style: '',
  });
  const [old] = kept === null ? [] : elementsOf(kept, 'Revisions');
  const all = element(
    'Revisions',
    { RevisionMode: 'No', ShowPageColor: 'Yes', ...old?.attributes, ActiveSet: id },
    0,
    [...(old?.children ?? []), own],
  );
  const others = kept?.children.filter((each) => each !== old) ?? [];
  return element('FinalDraft', kept?.attributes ?? {}, 0, [...others, all]);
}

/** Marks the words of a paragraph of which a letter is new. */
export function markNew(made: XmlElement, changed: Changed, id: number): void {
  const text = elementsOf(made, 'Text')
    .map(({ children }) => children.join(''))
    .join('');
  const runs = newStretches(text, changed).map(([from, to]) =>
    element('Run', { From: String(from), To: String(to), RevisionID: String(id) }),
  );
  made.children = applyRuns(made.children, runs);
}

/** From the first to the last of new words that stand beside each other. */
function newStretches(text: string, changed: Changed): [from: number, to: number][] {
  if (changed === 'all') return [[0, text.length]];
  const stretches: [from: number, to: number][] = [];
  let letters = 0;
  let wasNew = false;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const end = letters + lettersOf(word).length;
    let isNew = false;
    for (; letters < end; letters++) isNew ||= changed.has(letters);
    const last = stretches.at(-1);
    if (isNew && wasNew && last) last[1] = index + word.length;
    else if (isNew) stretches.push([index, index + word.length]);
    wasNew = isNew;
  }
  return stretches;
}
