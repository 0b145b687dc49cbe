import type { Element, Screenplay, Span, TitlePageEntry } from '../types.ts';
import { actionText, standsAlone } from './action.ts';
import { classifyLine, type LineKind } from './classify.ts';
import { parseForcedCue, parseNaturalCue } from './cue.ts';
import { parseHeading } from './heading.ts';
import { findHidden, type Hidden } from './hidden.ts';
import { type LineIndex, lineAt } from './line-index.ts';
import { type Segment, setApart } from './segment.ts';
import { readLines, type SourceLine } from './source-line.ts';
import { readSpeech } from './speech.ts';
import { readTitlePage } from './title-page.ts';

/** What is read so far, and where. */
interface Reader {
  lines: SourceLine[];
  index: LineIndex;
  /** The line to read next. */
  at: number;
  /** Blank lines straight before it. */
  blanks: number;
  placed: Placed[];
}

interface Placed {
  element: Element;
  /** Null in a speech. */
  blanksBefore: number | null;
}

/**
 * Reads Fountain 1.1 (https://fountain.io/syntax). Never throws: what is nothing else is action.
 *
 * Takes time linear in the length of the text. Notes and boneyards are elements of their own and
 * stand behind the element in which they begin, whose text no longer holds them.
 */
export function parseFountain(text: string): Screenplay {
  const { titlePage, elements } = readSegment(text, true);
  return { titlePage, elements };
}

/** Reads a segment by itself; only `atHead` of a script can a title page stand. */
export function readSegment(text: string, atHead: boolean): Segment {
  const hiddenText = findHidden(text);
  const { index } = hiddenText;
  const lines = readLines(text, hiddenText);
  const { entries, taken } = atHead ? readTitlePage(lines) : { entries: [], taken: 0 };
  const reader: Reader = { lines, index, at: taken, blanks: 0, placed: [] };
  while (reader.at < lines.length) readNext(reader);
  return {
    length: text.length,
    lineBreaks: index.starts.length - 1,
    titlePage: entries.map(
      ({ key, values, lines: own }): TitlePageEntry => ({ key, values, ...spanOf(index, own) }),
    ),
    elements: withHidden(reader.placed, hiddenText.hidden, index),
    blanksBefore: reader.placed[0]?.blanksBefore ?? 0,
    // What stands behind the last line break is the first line of the next segment.
    blanksAfter: reader.blanks - (text.endsWith('\n') ? 1 : 0),
  };
}

function readNext(reader: Reader): void {
  const line = reader.lines[reader.at];
  if (line === undefined) return;
  if (line.blank) {
    reader.blanks++;
    reader.at++;
    return;
  }
  const kind = classifyLine(line.text, {
    afterBlank: reader.blanks > 0 || reader.placed.length === 0,
    // Action is read to its end at once, so no line read here goes on with it.
    inAction: false,
    next: nextText(reader, reader.at),
  });
  reader.at++;
  if (kind === 'action') readAction(reader, line);
  else if (kind === 'lyric') readLyric(reader, line);
  else if (kind === 'character') readCue(reader, line);
  else place(reader, elementOf(kind, line, reader.index));
  reader.blanks = 0;
}

function nextText(reader: Reader, at: number): string | null {
  const next = reader.lines[at + 1];
  return next === undefined || next.blank ? null : next.text;
}

function place(reader: Reader, element: Element): void {
  reader.placed.push({ element, blanksBefore: reader.blanks });
}

function elementOf(
  kind: Exclude<LineKind, 'action' | 'lyric' | 'character'>,
  line: SourceLine,
  index: LineIndex,
): Element {
  const span = spanOf(index, [line]);
  const trimmed = line.text.trim();
  switch (kind) {
    case 'scene_heading':
      return { type: kind, ...parseHeading(trimmed), ...span };
    case 'section': {
      const text = trimmed.replace(/^#+/, '');
      return { type: kind, text: text.trim(), depth: trimmed.length - text.length, ...span };
    }
    case 'synopsis':
      return { type: kind, text: trimmed.slice(1).trim(), ...span };
    case 'page_break':
      return { type: kind, text: '', ...span };
    case 'centered':
      return { type: kind, text: trimmed.slice(1, -1).trim(), ...span };
    case 'transition':
      return { type: kind, text: trimmed.replace(/^>\s*/, ''), ...span };
  }
}

function readAction(reader: Reader, first: SourceLine): void {
  const own = [first];
  // FADE IN: straight above a heading stands alone; the heading below it is one.
  const alone = standsAlone(first.text);
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.blank) break;
    const inAction = !alone || own.length > 1;
    const context = { afterBlank: false, inAction, next: nextText(reader, reader.at) };
    if (classifyLine(line.text, context) !== 'action') break;
    own.push(line);
    reader.at++;
  }
  const text = own.map((line) => actionText(line.text)).join('\n');
  place(reader, { type: 'action', text, ...spanOf(reader.index, own) });
}

function readLyric(reader: Reader, first: SourceLine): void {
  const own = [first];
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.blank || !line.text.trim().startsWith('~')) break;
    own.push(line);
    reader.at++;
  }
  const text = own.map((line) => line.text.trim().slice(1).trim()).join('\n');
  place(reader, { type: 'lyric', text, ...spanOf(reader.index, own) });
}

function readCue(reader: Reader, line: SourceLine): void {
  const trimmed = line.text.trim();
  const parts = parseForcedCue(trimmed) ?? parseNaturalCue(trimmed);
  if (parts === null) return;
  place(reader, { type: 'character', ...parts, ...spanOf(reader.index, [line]) });
  const speech = readSpeech(reader.lines, reader.at);
  reader.at = speech.next;
  for (const { type, text, lines } of speech.parts) {
    const element = { type, text, ...spanOf(reader.index, lines) };
    reader.placed.push({ element, blanksBefore: null });
  }
}

function spanOf(index: LineIndex, lines: { start: number; end: number }[]): Span {
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  return {
    line: lineAt(index, start),
    endLine: lineAt(index, Math.max(start, end - 1)),
    start,
    end,
  };
}

/** Puts each note and boneyard behind the element in which, or after which, it begins. */
function withHidden(placed: Placed[], hidden: Hidden[], index: LineIndex): Element[] {
  const elements: Element[] = [];
  let next = 0;
  const addHiddenBefore = (offset: number) => {
    for (let each = hidden[next]; each && each.start < offset; each = hidden[++next]) {
      elements.push({ type: each.type, text: each.text, ...spanOf(index, [each]) });
    }
  };
  for (const { element, blanksBefore } of placed) {
    addHiddenBefore(element.start);
    const above = elements.at(-1);
    if (blanksBefore !== null && above !== undefined) setApart(element, above, blanksBefore);
    elements.push(element);
  }
  addHiddenBefore(Number.POSITIVE_INFINITY);
  return elements;
}
