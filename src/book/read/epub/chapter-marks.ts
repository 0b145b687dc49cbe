import { namedMatter } from '../find-matter.ts';
import { CHAPTER_TYPES, PART_TYPES } from '../matter-words.ts';
import { nestParts, type OpenPart } from '../nest-parts.ts';
import { isNamedChapter, parseHeading } from '../parse-heading.ts';
import type { Locator, Place } from './book-text.ts';
import type { TocEntry } from './read-toc.ts';

/** A place where a piece of the book begins, by its table of contents. */
export interface Mark {
  at: number;
  label: string;
  types: string[];
  /** The parts that it stands in, outermost first. */
  parts: string[];
  /** The mark of a part's own page, before its first chapter. */
  isPart: boolean;
}

interface Node {
  entry: TocEntry;
  place: Place | null;
  children: Node[];
}

/**
 * Where the chapters begin: the leaves of the contents, except where a line is itself a chapter and
 * the lines under it are only its sections. In reading order; lines that lead nowhere are passed over.
 */
export function chapterMarks(entries: readonly TocEntry[], locate: Locator): Mark[] {
  const marks: Mark[] = [];
  collect(
    entries.map((entry) => toNode(entry, locate)),
    [],
    marks,
  );
  return marks.sort((a, b) => a.at - b.at);
}

function toNode(entry: TocEntry, locate: Locator): Node {
  const place = entry.target && locate(entry.target);
  return { entry, place, children: entry.children.map((inner) => toNode(inner, locate)) };
}

function collect(nodes: readonly Node[], parts: string[], marks: Mark[]): void {
  const headings = partHeadings(nodes);
  let inside = parts;
  let open: OpenPart[] = [];
  for (const node of nodes) {
    const { entry, place } = node;
    const isHeading = headings.has(node);
    if (isHeading) {
      open = nestParts(open, entry.label, 0);
      inside = [...parts, ...open.map((part) => part.label)];
    } else if (isNamedChapter(entry.label)) inside = parts;
    const descend = node.children.some(leadsSomewhere) && !isChapter(node, nodes);
    if (place) {
      const types = [...place.types, ...entry.types];
      const isPart = descend || isHeading;
      marks.push({
        at: place.at,
        label: entry.label,
        types,
        parts: isHeading ? parts : inside,
        isPart,
      });
    }
    if (descend) collect(node.children, [...inside, entry.label], marks);
  }
}

/** Lines such as "Part Two" among chapters, in a contents that does not nest. */
function partHeadings(nodes: readonly Node[]): Set<Node> {
  const leaves = nodes.filter((node) => !node.children.some(leadsSomewhere) && isStory(node));
  const isPart = (node: Node): boolean => parseHeading(node.entry.label).kind === 'part';
  const chapters = leaves.filter((node) => !isPart(node) && !isNamedChapter(node.entry.label));
  return new Set(chapters.length > 0 ? leaves.filter(isPart) : []);
}

function leadsSomewhere(node: Node): boolean {
  return node.place !== null || node.children.some(leadsSomewhere);
}

/** Of a line with lines under it: is it a chapter with sections, not a part with chapters? */
function isChapter(node: Node, siblings: readonly Node[]): boolean {
  const { place, entry } = node;
  if (!place) return false;
  const stated = statedKind([...place.types, ...entry.types]);
  if (stated) return stated === 'chapter';
  const kind = parseHeading(entry.label).kind;
  if (kind === 'part') return false;
  if (kind !== 'name' || isNamedChapter(entry.label)) return true;
  const inner = node.children.map((child) => parseHeading(child.entry.label).kind);
  if (inner.some((childKind) => childKind === 'chapter')) return false;
  if (node.children.some((child) => child.place && child.place.file !== place.file)) return false;
  // All in one file: sections, where lines like this one stand beside it without any.
  const others = siblings.filter((other) => other !== node && isStory(other));
  return (
    others.length > 0 &&
    (others.some((other) => other.children.length === 0) || ownFile(node, others))
  );
}

/** What the innermost of its types says outright. */
function statedKind(types: readonly string[]): 'chapter' | 'part' | null {
  for (const type of types.toReversed()) {
    if (CHAPTER_TYPES.includes(type)) return 'chapter';
    if (PART_TYPES.includes(type)) return 'part';
  }
  return null;
}

function isStory(node: Node): boolean {
  return namedMatter(node.entry.label) === null;
}

function ownFile(node: Node, siblings: readonly Node[]): boolean {
  return siblings.every((other) => other === node || other.place?.file !== node.place?.file);
}
