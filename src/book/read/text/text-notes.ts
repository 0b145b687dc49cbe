import type { Note } from '../block.ts';
import { isNotesHeading } from '../note-marks.ts';
import { type Chunk, chunkText } from './chunks.ts';

/** The notes of a plain text. */
export interface TextNotes {
  /** By the chunk that each begins in. */
  notes: Map<number, Note>;
  /** The chunks that are notes, or a heading over them. */
  taken: Set<number>;
  /** Their marks, which stand in brackets in the text. */
  marks: Set<string>;
}

/** "[Footnote 12: ...]", as Project Gutenberg writes a note behind its paragraph. */
const BRACKETED = /^\[(?:foot|end)?note:?\s*([\p{L}\p{N}*†‡]{0,4})\s*[:.]\s*/iu;

/** "[12] ...", "{12} ...": a note that stands alone. */
const MARKED = /^(?:\[(\d{1,4}|\p{Lu}|[*†‡]{1,3})\]|\{(\d{1,4})\})\s*/u;

/** "12. ...", "* ...": a note under a heading that says so. */
const LISTED = /^(\d{1,4}|[*†‡]{1,3})[.)]?\s+/u;

/** A note that goes on for more chunks lacks its bracket. */
const MAX_CHUNKS = 30;

/** Finds the notes of a text, of which none is a heading. */
export function findTextNotes(chunks: readonly Chunk[]): TextNotes {
  const found: TextNotes = { notes: new Map(), taken: new Set(), marks: new Set() };
  const text = referredMarks(chunks);
  for (let at = 0; at < chunks.length; at++) {
    if (found.taken.has(at)) continue;
    const first = textAt(chunks, at);
    const marked = MARKED.exec(first);
    if (BRACKETED.test(first)) takeBracketed(chunks, at, found);
    else if (marked && text.has(marked[1] ?? marked[2] ?? '')) take(found, at, marked, first);
    else if (chunks[at]?.lines.length === 1 && isNotesHeading(first)) takeListed(chunks, at, found);
  }
  return found;
}

function take(found: TextNotes, at: number, mark: RegExpExecArray, text: string): Note {
  const note = { mark: mark[1] ?? mark[2] ?? '', text: text.slice(mark[0].length) };
  found.notes.set(at, note);
  found.taken.add(at);
  if (note.mark !== '') found.marks.add(note.mark);
  return note;
}

/** To the bracket that closes it, over several paragraphs where it has them. */
function takeBracketed(chunks: readonly Chunk[], at: number, found: TextNotes): void {
  const limit = Math.min(chunks.length, at + MAX_CHUNKS);
  let end = at;
  while (end < limit && !textAt(chunks, end).endsWith(']')) end++;
  if (end === limit) return;
  const first = textAt(chunks, at);
  const mark = BRACKETED.exec(first);
  if (!mark) return;
  const note = take(found, at, mark, first);
  for (let next = at + 1; next <= end; next++) {
    note.text += `\n\n${textAt(chunks, next)}`;
    found.taken.add(next);
  }
  note.text = note.text.replace(/\]$/, '');
}

/** "FOOTNOTES:" with notes under it that begin with their marks. */
function takeListed(chunks: readonly Chunk[], heading: number, found: TextNotes): void {
  let note: Note | null = null;
  for (let at = heading + 1; at < chunks.length; at++) {
    const text = textAt(chunks, at);
    const mark = MARKED.exec(text) ?? LISTED.exec(text);
    if (mark) note = take(found, at, mark, text);
    else if (note && /^\s/.test(chunks[at]?.lines[0] ?? '')) {
      note.text += `\n\n${text}`;
      found.taken.add(at);
    } else break;
  }
  if (note) found.taken.add(heading);
}

/** The marks in brackets that stand behind a word somewhere. */
function referredMarks(chunks: readonly Chunk[]): Set<string> {
  const marks = new Set<string>();
  for (const chunk of chunks) {
    for (const line of chunk.lines) {
      if (!/[[{]/.test(line)) continue;
      for (const [, square, curly] of line.matchAll(
        /[\p{L}\p{P}]\s?(?:\[(\d{1,4}|\p{Lu}|[*†‡]{1,3})\]|\{(\d{1,4})\})/gu,
      )) {
        marks.add(square ?? curly ?? '');
      }
    }
  }
  return marks;
}

function textAt(chunks: readonly Chunk[], index: number): string {
  const chunk = chunks[index];
  return chunk ? chunkText(chunk) : '';
}
