import { countWords } from '../../../prose/words/count-words.ts';
import { type Block, isBreakMark, type Note } from '../block.ts';
import { cleanCharacters } from '../clean-characters.ts';
import { foldTitle } from '../fold-title.ts';
import { IMPRINT_PHRASES } from '../matter-words.ts';
import { type Chunk, chunkText } from './chunks.ts';
import { isEnd, type TextHeading } from './find-headings.ts';
import type { TextNotes } from './text-notes.ts';
import { findWrapping, paragraphsOf, type Wrapping } from './wrapping.ts';

/** Remarks of those who made the file, in brackets of their own. */
const EDITORIAL = /^\[(?:illustration|footnote|transcriber|sidenote|blank page|page \d)/i;

/** How far "THE END" may stand from where a volume ends, and how much may follow it. */
const MAX_END_CHUNKS = 10;
const MAX_END_WORDS = 80;

/** Longer lines above a heading are text and no running title. */
const MAX_RUNNING_TITLE = 60;

/** A printer's imprint between two volumes is this short. */
const MAX_IMPRINT_LENGTH = 200;

/** The chunks of a plain text as blocks, from one index to another, with its headings among them. */
export function textBlocks(
  chunks: readonly Chunk[],
  headings: readonly TextHeading[],
  { notes, taken, marks }: TextNotes,
): Block[] {
  const wrapping = findWrapping(chunks);
  const byChunk = new Map(headings.map((heading) => [heading.chunk, heading]));
  const dropped = betweenVolumes(chunks, headings);
  const blocks: Block[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const note = notes.get(index);
    if (note) addNote(blocks, note);
    if (dropped.has(index) || taken.has(index)) continue;
    const heading = byChunk.get(index);
    const lines = heading ? chunk.lines.slice(heading.lines) : chunk.lines;
    if (heading) blocks.push(headingBlock(chunk, heading, marks));
    if (lines.length > 0) blocks.push(...chunkBlocks(lines, wrapping, marks));
  }
  return blocks;
}

/** A note goes to the paragraph that it stands behind. */
function addNote(blocks: readonly Block[], note: Note): void {
  const block = blocks.at(-1);
  if (!block) return;
  block.notes ??= [];
  block.notes.push({
    ...note,
    text: note.text
      .split('\n\n')
      .map((part) => plainText(part))
      .join('\n\n'),
  });
}

function headingBlock(chunk: Chunk, heading: TextHeading, marks: ReadonlySet<string>): Block {
  const lines = chunk.lines.slice(0, heading.lines).map((line) => line.trim());
  // The lines under the first are one name, broken where the page ended.
  const [first = '', ...rest] = lines;
  const text = rest.length > 0 ? `${first}\n${rest.join(' ')}` : first;
  return {
    kind: 'heading',
    text: plainText(text, marks),
    level: heading.level,
    group: null,
    linked: 0,
  };
}

function chunkBlocks(
  lines: readonly string[],
  wrapping: Wrapping,
  marks: ReadonlySet<string>,
): Block[] {
  const joined = lines.length <= 5 ? lines.join(' ') : '';
  if (isBreakMark(joined)) return [{ kind: 'break', text: '', level: 0, group: null, linked: 0 }];
  if (EDITORIAL.test(joined || (lines[0] ?? '')) && lines.at(-1)?.endsWith(']')) return [];
  return paragraphsOf(lines, wrapping)
    .map((text) => plainText(text, marks))
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text, level: 0, group: null, linked: 0 }));
}

/** `_emphasis_` as typists write it, note numbers in brackets, runs of spaces. */
function plainText(text: string, marks: ReadonlySet<string> = new Set()): string {
  return cleanCharacters(text)
    .replace(/(?<![\p{L}\p{N}_])_([^_]{1,400})_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<=[\p{L}\p{P}])\[\d{1,3}\]/gu, '')
    .replace(/(?<=[\p{L}\p{P}])\s?[[{]([^\]}]{1,4})[\]}]/gu, (found, mark: string) =>
      marks.has(mark) ? '' : found,
    )
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/**
 * What stands at the end of one volume and before the next: "END OF VOL. I.", the book's title
 * again, a printer's imprint. Looked for only right above a heading, so that no text is lost.
 */
function betweenVolumes(chunks: readonly Chunk[], headings: readonly TextHeading[]): Set<number> {
  const headed = new Set(headings.map(({ chunk }) => chunk));
  const running = runningTitles(chunks, headings);
  const dropped = new Set<number>();
  for (const end of [...headed, chunks.length]) {
    let at = end - 1;
    while (running.has(at) && !headed.has(at)) dropped.add(at--);
    if (!headed.has(at) && isImprint(textAt(chunks, at))) dropped.add(at);
    const from = volumeEnd(chunks, headed, end);
    for (let place = from; place < end; place++) dropped.add(place);
  }
  return dropped;
}

/** Lines of capitals that stand right above more than one heading. */
function runningTitles(chunks: readonly Chunk[], headings: readonly TextHeading[]): Set<number> {
  const places = new Map<string, number[]>();
  for (const { chunk } of headings) {
    const text = textAt(chunks, chunk - 1);
    if (text === '' || text.length > MAX_RUNNING_TITLE || /\p{Ll}/u.test(text)) continue;
    const key = foldTitle(text);
    const list = places.get(key) ?? [];
    list.push(chunk - 1);
    places.set(key, list);
  }
  return new Set([...places.values()].filter((list) => list.length > 1).flat());
}

/** Where "THE END" stands, with little after it, before this place; the place itself if nowhere. */
function volumeEnd(chunks: readonly Chunk[], headed: ReadonlySet<number>, end: number): number {
  let words = 0;
  for (let at = end - 1; at >= 0 && at >= end - MAX_END_CHUNKS && !headed.has(at); at--) {
    const text = textAt(chunks, at);
    words += countWords(text);
    if (words > MAX_END_WORDS) break;
    if (isEnd(text)) return at;
  }
  return end;
}

function textAt(chunks: readonly Chunk[], index: number): string {
  const chunk = chunks[index];
  return chunk ? chunkText(chunk) : '';
}

function isImprint(text: string): boolean {
  return (
    text.length <= MAX_IMPRINT_LENGTH &&
    /\b1[5-9]\d\d\b/.test(text) &&
    IMPRINT_PHRASES.some((phrase) => phrase.test(text))
  );
}
