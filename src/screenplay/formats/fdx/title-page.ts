import type { ImportFinding } from '../../../contract/screenplay-format.ts';
import { markEmphasis, styledRuns } from '../../mark-emphasis.ts';
import { isInMiddle } from '../../title-parts.ts';
import type { TitlePageEntry, Unplaced } from '../../types.ts';
import { runsOfParagraph, textsOf } from './runs.ts';
import { element, elementsOf, type XmlElement } from './xml.ts';

type Entry = Unplaced<TitlePageEntry>;

/** Our name for what a line is; Final Draft knows only where it stands. */
const KEY = 'GoldenrodKey';

export function titleParagraphs(titlePage: readonly Entry[]): XmlElement {
  const paragraphs = titlePage.flatMap((entry) => {
    const { key, values } = entry;
    const attributes: Record<string, string> = isInMiddle(entry) ? { Alignment: 'Center' } : {};
    const lines = values.length === 0 ? [''] : values;
    return lines.map((line, i) => {
      const own = { ...attributes, ...(i === 0 ? { [KEY]: key } : {}) };
      return element('Paragraph', own, 0, textsOf(styledRuns(line)));
    });
  });
  return element('TitlePage', {}, 0, [element('Content', {}, 0, paragraphs)]);
}

interface TitleLine {
  key: string | undefined;
  text: string;
  alignment: string;
  line: number;
}

/** The entries of a title page: by the key that we wrote, else by where a line stands and what it says. */
export function readTitleParagraphs(titlePage: XmlElement, findings: ImportFinding[]): Entry[] {
  const lines = elementsOf(titlePage, 'Content')
    .flatMap((content) => elementsOf(content, 'Paragraph'))
    .flatMap(linesOf);
  if (lines.some(({ key }) => key !== undefined)) return byKey(lines);
  const written = lines.filter(({ text }) => text.trim() !== '');
  const [first] = written;
  if (first === undefined) return [];
  const what = 'which line of the title page is what was told by where it stands';
  findings.push({ kind: 'unsure', line: first.line, what });
  return byPlace(written);
}

function linesOf(paragraph: XmlElement): TitleLine[] {
  const { line, attributes } = paragraph;
  const marked = markEmphasis(
    runsOfParagraph(paragraph).runs.map((run) => ({ ...run, text: run.text.replace(/\n/g, ' ') })),
  );
  const alignment = attributes.Alignment ?? 'Left';
  return [{ key: attributes[KEY], text: marked.line.trim(), alignment, line }];
}

function byKey(lines: TitleLine[]): Entry[] {
  const entries: Entry[] = [];
  for (const { key, text } of lines) {
    if (key !== undefined)
      entries.push({ key: key.replace(/[:\n]/g, ' ').trim() || 'Title', values: [] });
    if (text !== '') entries.at(-1)?.values.push(text);
  }
  return entries;
}

const CREDIT = /^(?:an? )?(?:original )?(?:(?:screen|tele)play|story|written|adapted|by\b)/i;
const SOURCE = /^(?:based (?:up)?on|from the|suggested by|adapted from)/i;
const DATE = /\b(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|(?:19|20)\d{2}|draft)\b/i;

function byPlace(lines: TitleLine[]): Entry[] {
  const values = new Map<string, string[]>();
  const add = (key: string, text: string) => {
    const own = values.get(key) ?? [];
    values.set(key, own);
    own.push(text);
  };
  let middle = 'Title';
  // A program that says of no line where it stands has written them from above.
  const isPlaced = lines.some(({ alignment }) => alignment === 'Center');
  for (const { text, alignment } of lines) {
    if (isPlaced && alignment !== 'Center') {
      if (/©|\(c\)|^copyright/i.test(text)) add('Copyright', text);
      else add(DATE.test(text) ? 'Draft date' : 'Contact', text);
    } else if (SOURCE.test(text)) {
      add('Source', text);
      middle = 'Source';
    } else if (middle === 'Title' && CREDIT.test(text)) {
      const [, credit, name] = /^(.*\bby)\s+(\S.*)$/i.exec(text) ?? [];
      add('Credit', credit ?? text);
      if (name !== undefined) add('Author', name);
      middle = 'Author';
    } else {
      add(middle, text);
    }
  }
  return [...values].map(([key, own]) => ({ key, values: own }));
}
