import type { Block, Note } from '../block.ts';
import { isNotesHeading, leadingMark } from '../note-marks.ts';
import type { ResolveHref } from './resolve-href.ts';
import { type DocumentText, RAISED } from './xhtml-to-blocks.ts';

interface Page {
  path: string;
  document: DocumentText;
}

/** Longer paragraphs are text, whatever links to them. */
const MAX_NOTE_LENGTH = 5_000;

const RAISED_MARK = new RegExp(`${RAISED.open}([^${RAISED.close}]*)${RAISED.close}`, 'g');

/**
 * Takes the notes of a book out of its pages: each goes to the block that refers to it, else to the
 * one that it stands behind.
 */
export function takeNotes(pages: readonly Page[], resolve: ResolveHref): void {
  const homes = new Map(pages.map(({ path, document }) => [path, homeOf(document)]));
  for (const home of homes.values()) takeHeadedNotes(home.document, home.taken);
  const given = new Set<Note>();
  for (const [path, { document }] of homes) {
    for (const marker of document.markers) {
      const target = resolve(path, marker.href);
      const home = homes.get(target.path);
      if (!home) continue;
      const marked = home.marked.get(target.fragment);
      if (marked) give(document, marker.at, marked, marker.mark, given);
      else if (!marker.leads) {
        const at = home.document.anchors.get(target.fragment);
        const own = at === undefined ? null : noteAt(home, at, marker.mark);
        if (at === undefined || own === null || home.taken.has(at)) continue;
        home.taken.add(at);
        give(document, marker.at, own, marker.mark, given);
      }
    }
  }
  for (const { document, taken } of homes.values()) {
    for (const note of document.notes) give(document, note.at - 1, note, note.mark, given);
    removeBlocks(document, taken);
  }
}

/** A page in which notes may stand. */
interface Home {
  document: DocumentText;
  /** The blocks that were found to be notes. */
  taken: Set<number>;
  /** The notes that the markup calls so, by their ids. */
  marked: Map<string, Note>;
  /** The blocks that begin with a link. */
  led: Set<number>;
}

function homeOf(document: DocumentText): Home {
  return {
    document,
    taken: new Set(),
    marked: new Map(document.notes.flatMap((note) => note.ids.map((id) => [id, note]))),
    led: new Set(document.markers.filter(({ leads }) => leads).map(({ at }) => at)),
  };
}

function give(
  { blocks }: DocumentText,
  at: number,
  note: Note,
  mark: string,
  given: Set<Note>,
): void {
  const block = blocks[Math.max(0, Math.min(at, blocks.length - 1))];
  if (!block || given.has(note)) return;
  given.add(note);
  block.notes ??= [];
  block.notes.push({ mark: note.mark || mark, text: note.text });
}

/** The block as a note, where it begins with a link back or with the mark that refers to it. */
function noteAt({ document, led }: Home, at: number, mark: string): Note | null {
  const block = document.blocks[at];
  if (block?.kind !== 'paragraph' || block.text.length > MAX_NOTE_LENGTH) return null;
  if (led.has(at)) return { mark, text: plain(block) };
  const own = leadingMark(plain(block));
  return own && own.mark === mark ? { mark, text: own.rest } : null;
}

/** Under "Notes" at the end of a chapter: paragraphs that begin with numbers raised in the text. */
function takeHeadedNotes(document: DocumentText, taken: Set<number>): void {
  const { blocks } = document;
  const raised = new Map<string, number>();
  for (const [at, { text }] of blocks.entries()) {
    for (const [, mark = ''] of text.matchAll(RAISED_MARK)) {
      if (!raised.has(mark)) raised.set(mark, at);
    }
  }
  const marks = new Set<string>();
  for (const [at, heading] of blocks.entries()) {
    if (raised.size === 0 || at === 0 || !isNotesHeading(heading.text)) continue;
    const first = leadingMark(plain(blocks[at + 1]));
    if (!first || !raised.has(first.mark)) continue;
    for (let next = at + 1; next < blocks.length && blocks[next]?.kind === 'paragraph'; next++) {
      const own = leadingMark(plain(blocks[next]));
      const home = own && blocks[raised.get(own.mark) ?? -1];
      if (!own || !home) break;
      marks.add(own.mark);
      home.notes ??= [];
      home.notes.push({ mark: own.mark, text: own.rest });
      taken.add(next);
    }
    taken.add(at);
  }
  for (const block of blocks) {
    if (!block.text.includes(RAISED.open)) continue;
    block.text = block.text.replace(RAISED_MARK, (_, mark: string) =>
      marks.has(mark) ? '' : mark,
    );
  }
  for (const note of document.notes) note.text = note.text.replace(RAISED_MARK, '$1');
}

function plain(block: Block | undefined): string {
  return (block?.text ?? '').replace(RAISED_MARK, '$1');
}

/** Takes blocks out, with a heading that stood over nothing but notes, and moves the anchors. */
function removeBlocks(document: DocumentText, taken: Set<number>): void {
  const { blocks, anchors } = document;
  let bare = true;
  for (let at = blocks.length - 1; at > 0; at--) {
    const { kind, text } = blocks[at] ?? {};
    if (kind === 'heading') {
      const empty = document.notes.length === 0 && !taken.has(at + 1);
      if (bare && !empty && isNotesHeading(text ?? '')) taken.add(at);
      bare = true;
    } else if (kind === 'paragraph' && !taken.has(at)) bare = false;
  }
  if (taken.size === 0) return;
  // The rule between the text and its notes.
  for (const at of [...taken]) if (blocks[at - 1]?.kind === 'break') taken.add(at - 1);
  const places: number[] = [];
  const kept: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    places.push(kept.length);
    if (!taken.has(at)) kept.push(block);
  }
  for (const [id, at] of anchors) anchors.set(id, places[at] ?? kept.length);
  document.blocks = kept;
}
