import type { Hidden } from '../../../../src/screenplay/fountain/hidden.ts';
import { isVisible, moveSpan, type Segment } from '../../../../src/screenplay/fountain/segment.ts';
import { emphasisOf } from '../../../../src/screenplay/plain.ts';
import type { Element, Span } from '../../../../src/screenplay/types.ts';

/** How a line is set: as the element that it belongs to. */
export type LineLook = Element['type'] | 'title_page';

/** How a stretch of a line is set, over the look of its line. */
export type TextLook =
  | Hidden['type']
  | 'mark'
  | 'extension'
  | 'scene_number'
  | 'title_key'
  | 'italic'
  | 'bold'
  | 'bold-italic'
  | 'underline';

export interface StyledText {
  from: number;
  to: number;
  look: TextLook;
}

export interface Looks {
  /** By 1-based line. */
  lines: Map<number, LineLook>;
  /** Depth of the sections among them, by line. */
  depths: Map<number, number>;
  texts: StyledText[];
}

/** A line of the text: where it begins, and what stands on it. */
export interface DocumentLine {
  from: number;
  text: string;
}

/** A longer line is shown without emphasis and marks, so that one of a megabyte can be edited. */
const LONGEST_STYLED_LINE = 5_000;

const TITLE_KEY = /^\s*[^:]+:/;
const FORCING_MARK = /^\s*([.@!~=>]|#+)/;
const CLOSING_MARK = /[<^]\s*$/;
const EXTENSIONS = /\s(\(.*\))[\s^]*$/;
const SCENE_NUMBER = /#[^#\s]+#\s*$/;

/** How the lines `from` to `to` of a script are set. */
export function looksOf(
  segments: readonly Segment[],
  from: number,
  to: number,
  lineAt: (line: number) => DocumentLine,
): Looks {
  const looks: Looks = { lines: new Map(), depths: new Map(), texts: [] };
  let start = 0;
  let line = 0;
  for (const segment of segments) {
    if (line >= to) break;
    if (line + segment.lineBreaks + 1 >= from) {
      for (const entry of segment.titlePage)
        setLines(looks, moveSpan(entry, start, line), 'title_page');
      const elements = segment.elements.map((each) => moveSpan(each, start, line));
      for (const element of elements.filter(isVisible)) setElement(looks, element);
      for (const element of elements) if (!isVisible(element)) setHidden(looks, element);
    }
    start += segment.length;
    line += segment.lineBreaks;
  }
  const tooLong: DocumentLine[] = [];
  for (const [each, look] of looks.lines) {
    if (each < from || each > to) {
      looks.lines.delete(each);
      continue;
    }
    const own = lineAt(each);
    if (own.text.length > LONGEST_STYLED_LINE) tooLong.push(own);
    else styleLine(looks, look, own);
  }
  return tooLong.length === 0 ? looks : { ...looks, texts: outside(looks.texts, tooLong) };
}

function outside(texts: StyledText[], lines: DocumentLine[]): StyledText[] {
  return texts.filter(
    ({ from, to }) => !lines.some((line) => from < line.from + line.text.length && to > line.from),
  );
}

function setLines({ lines }: Looks, { line, endLine }: Span, look: LineLook): void {
  for (let each = line; each <= endLine; each++) lines.set(each, look);
}

function setElement(looks: Looks, element: Element): void {
  setLines(looks, element, element.type);
  if (element.type === 'section') looks.depths.set(element.line, element.depth);
}

/** What is hidden sets its own lines, and is coloured on those that it shares. */
function setHidden({ lines, texts }: Looks, { type, line, endLine, start, end }: Element): void {
  if (type !== 'note' && type !== 'boneyard') return;
  for (let each = line; each <= endLine; each++) if (!lines.has(each)) lines.set(each, type);
  texts.push({ from: start, to: end, look: type });
}

function styleLine({ texts }: Looks, look: LineLook, { from, text }: DocumentLine): void {
  for (const { from: start, to: end, look: each } of stylesOf(look, text)) {
    texts.push({ from: from + start, to: from + end, look: each });
  }
}

/** By look and text: with each key, all lines in view but one are as they were. */
const known = new Map<LineLook, Map<string, readonly StyledText[]>>();
const MOST_KNOWN = 2_000;

function stylesOf(look: LineLook, text: string): readonly StyledText[] {
  let byText = known.get(look);
  if (byText === undefined || byText.size > MOST_KNOWN) {
    byText = new Map();
    known.set(look, byText);
  }
  const styles = byText.get(text) ?? findStyles(look, text);
  byText.set(text, styles);
  return styles;
}

/** How the parts of a line are set, counted from its start. */
function findStyles(look: LineLook, text: string): readonly StyledText[] {
  const styles: StyledText[] = [];
  const add = (start: number, length: number, each: TextLook) => {
    if (length > 0) styles.push({ from: start, to: start + length, look: each });
  };
  const addMatch = (pattern: RegExp, each: TextLook) => {
    const match = pattern.exec(text);
    const part = match?.[1] ?? match?.[0] ?? '';
    if (match !== null) add(match.index + match[0].indexOf(part), part.trimEnd().length, each);
  };
  switch (look) {
    case 'title_page':
      addMatch(TITLE_KEY, 'title_key');
      break;
    case 'scene_heading':
      addMatch(FORCING_MARK, 'mark');
      addMatch(SCENE_NUMBER, 'scene_number');
      break;
    case 'character':
      addMatch(FORCING_MARK, 'mark');
      addMatch(EXTENSIONS, 'extension');
      addMatch(CLOSING_MARK, 'mark');
      break;
    case 'centered':
      addMatch(FORCING_MARK, 'mark');
      addMatch(CLOSING_MARK, 'mark');
      break;
    case 'action':
      if (text.trimStart().startsWith('!')) addMatch(FORCING_MARK, 'mark');
      break;
    case 'transition':
    case 'section':
    case 'synopsis':
    case 'lyric':
      addMatch(FORCING_MARK, 'mark');
      break;
  }
  if (look === 'note' || look === 'boneyard') return styles;
  for (const { from: start, to: end, kind, marks } of emphasisOf(text)) {
    add(start, end - start, kind);
    add(start, marks, 'mark');
    add(end - marks, marks, 'mark');
  }
  return styles;
}
