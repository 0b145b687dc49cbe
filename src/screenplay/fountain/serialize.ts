import type { Element, TitlePageEntry, Unplaced } from '../types.ts';
import { standsAlone } from './action.ts';
import { escapeMarks, partBrackets } from './escape.ts';
import { findHidden } from './hidden.ts';
import { serializeElement } from './serialize-element.ts';
import { readLines } from './source-line.ts';
import { readTitlePage } from './title-page.ts';

type Unwritten = Unplaced<Element>;

/**
 * Writes a screenplay as Fountain, be it read from a text or made anew. Reading it again gives the same screenplay, apart from spans,
 * for every screenplay that `parseFountain` made.
 */
export function serializeFountain({
  titlePage,
  elements,
}: {
  titlePage: readonly Unplaced<TitlePageEntry>[];
  elements: readonly Unwritten[];
}): string {
  const title = titlePage.map(serializeEntry).join('');
  const written = title + partOf(title, serializeBody(elements, false));
  // What the body begins with may pass for an entry.
  const read = countEntries(written) === titlePage.length;
  return read ? written : title + partOf(title, serializeBody(elements, true));
}

function partOf(title: string, body: string): string {
  return title === '' || body === '' ? body : `\n${body}`;
}

function serializeEntry({ key, values }: Unplaced<TitlePageEntry>): string {
  const [only = ''] = values;
  if (values.length <= 1) return `${escapeMarks(`${key}: ${only}`).trimEnd()}\n`;
  const lines = values.map((value) => `\t${escapeMarks(value)}\n`);
  return `${escapeMarks(key)}:\n${lines.join('')}`;
}

function serializeBody(elements: readonly Unwritten[], forceFirst: boolean): string {
  const speechEnds = findSpeechEnds(elements);
  const first = elements.findIndex((element) => !isHidden(element));
  const pieces: string[] = [];
  /** What stands straight under the element in hand. */
  let below: string | null = null;
  for (let i = elements.length - 1; i >= 0; i--) {
    const element = elements[i];
    if (element === undefined) continue;
    const blanks = blanksAbove(elements, speechEnds, i);
    const spoken = (speechEnds[i] ?? i) > i;
    const next: string | null = spoken ? nextSpoken(elements, i) : below;
    const force = forceFirst && i === first;
    const own: string = isHidden(element)
      ? serializeHidden(element)
      : escapeMarks(serializeElement(element, { next, force, afterBlank: i === 0 || blanks > 0 }));
    below = blanks === 0 ? firstLine(own) : null;
    pieces.push(own, i === 0 ? '' : '\n'.repeat(1 + blanks));
  }
  return pieces.length === 0 ? '' : `${pieces.reverse().join('')}\n`;
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function isHidden({ type }: Unwritten): boolean {
  return type === 'note' || type === 'boneyard';
}

/** Spaces inside the marks keep a bracket or star at the edge of the text from joining them. */
function serializeHidden({ type, text }: Unwritten): string {
  if (type === 'boneyard') return `/* ${text.replaceAll('*/', '* /')} */`;
  const lines = text.split('\n').map((line) => (line.trim() === '' ? '  ' : line));
  return `[[ ${partBrackets(lines.join('\n')).replaceAll('/*', '\\/*')} ]]`;
}

/**
 * For each element of a speech, the index of the last element that must stand straight under its
 * cue; lyrics and notes behind that may stand apart, as they do between two verses.
 */
function findSpeechEnds(elements: readonly Unwritten[]): number[] {
  const ends: number[] = [];
  for (let i = elements.length - 1; i >= 0; i--) {
    if (elements[i]?.type !== 'character') continue;
    let end = i;
    for (let j = i + 1; j < elements.length; j++) {
      const type = elements[j]?.type;
      if (type === 'dialogue' || type === 'parenthetical') end = j;
      else if (type === 'lyric') end = end === i ? j : end;
      else if (type !== 'note' && type !== 'boneyard') break;
    }
    for (let j = i; j <= end; j++) ends[j] = end;
  }
  return ends;
}

/** The first line under a cue, notes left out as the reader leaves them out. */
function nextSpoken(elements: readonly Unwritten[], cue: number): string | null {
  for (let i = cue + 1; i < elements.length; i++) {
    const element = elements[i];
    if (element === undefined || isHidden(element)) continue;
    return serializeElement(element, { next: null, force: false, afterBlank: true });
  }
  return null;
}

function blanksAbove(elements: readonly Unwritten[], speechEnds: number[], i: number): number {
  const element = elements[i];
  const above = elements[i - 1];
  if (element === undefined || above === undefined) return 0;
  if (speechEnds[i] !== undefined && element.type !== 'character') return 0;
  const extra = 'extraBlankLines' in element ? (element.extraBlankLines ?? 0) : 0;
  if (isHidden(element) || isHidden(above)) return 1;
  if (extra >= 0) return 1 + extra;
  return speechEnds[i - 1] === undefined && mayAdjoin(above, element) ? 0 : 1;
}

/** True where an element can stand straight below another and still be read as what it is. */
export function mayAdjoin(above: Unwritten, { type }: Unwritten): boolean {
  if (type === 'character' || above.type === 'character') return false;
  if (above.type === 'lyric') return type !== 'lyric';
  if (above.type !== 'action') return true;
  return type === 'scene_heading' ? standsAlone(above.text) : type !== 'action';
}

function countEntries(text: string): number {
  return readTitlePage(readLines(text, findHidden(text))).entries.length;
}
