import type { Element, TitlePageEntry, Unplaced } from '../types.ts';
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
  const body = serializeBody(elements, false);
  if (title !== '') return body === '' ? title : `${title}\n${body}`;
  return looksLikeTitlePage(body) ? serializeBody(elements, true) : body;
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
  let written = '';
  elements.forEach((element, i) => {
    const last = speechEnds[i] ?? i;
    const next = last > i ? nextSpoken(elements, i) : null;
    const force = forceFirst && i === first;
    written += separator(elements, speechEnds, i);
    written += isHidden(element)
      ? serializeHidden(element)
      : escapeMarks(serializeElement(element, { next, force }));
  });
  return written === '' ? '' : `${written}\n`;
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
    return serializeElement(element, { next: null, force: false });
  }
  return null;
}

function separator(elements: readonly Unwritten[], speechEnds: number[], i: number): string {
  if (i === 0) return '';
  const element = elements[i];
  const inSpeech = speechEnds[i] !== undefined && element?.type !== 'character';
  if (inSpeech) return '\n';
  const extra = element?.type === 'action' ? (element.extraBlankLines ?? 0) : 0;
  const afterAction = elements[i - 1]?.type === 'action';
  return '\n'.repeat(2 + (afterAction ? extra : 0));
}

function looksLikeTitlePage(body: string): boolean {
  return readTitlePage(readLines(body, findHidden(body))).entries.length > 0;
}
