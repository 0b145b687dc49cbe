import type { ImportFinding } from '../../../contract/screenplay-format.ts';
import { parseNaturalCue } from '../../fountain/cue.ts';
import { parseHeading } from '../../fountain/heading.ts';
import { mayAdjoin, serializeFountain } from '../../fountain/serialize.ts';
import { markEmphasis, type StyledRun } from '../../mark-emphasis.ts';
import type { CharacterCue, Element, TitlePageEntry, Unplaced } from '../../types.ts';
import type { ReadScript } from '../format.ts';
import { writeKept } from './kept.ts';
import { BLANK_LINE, elementTypeOf } from './paragraph-types.ts';
import { runsOfParagraph } from './runs.ts';
import { cardColour } from './scene-properties.ts';
import { settleSpellings } from './settle-spellings.ts';
import { readTitleParagraphs } from './title-page.ts';
import { damaged, element, elementsOf, readXml, textOf, type XmlElement } from './xml.ts';

type Unwritten = Unplaced<Element>;

interface Reading {
  elements: Unwritten[];
  findings: ImportFinding[];
  /** True under a cue, where words are said. */
  speaks: boolean;
  /** Blank paragraphs above the next element. */
  blanks: number;
}

/**
 * Reads Final Draft's XML, as Final Draft and the programs beside it write it.
 * @throws AppError `script.damaged` with the line
 */
export function readFdx(text: string): ReadScript {
  const root = settleSpellings(readXml(text));
  const [content] = elementsOf(root, 'Content');
  if (root.name !== 'FinalDraft')
    throw damaged(`it is <${root.name}> and not <FinalDraft>`, root.line);
  if (content === undefined) throw damaged('<FinalDraft> has no <Content>', root.line);
  const reading: Reading = { elements: [], findings: [], speaks: false, blanks: 0 };
  for (const each of elementsOf(content, 'Paragraph')) readParagraph(reading, each, false);
  const titlePage: Unplaced<TitlePageEntry>[] = elementsOf(root, 'TitlePage').flatMap((each) =>
    readTitleParagraphs(each, reading.findings),
  );
  keepDocument(reading, root);
  return {
    text: serializeFountain({ titlePage, elements: reading.elements }),
    findings: reading.findings,
  };
}

/** Revisions and their colours, layout, lists of names: what stands beside the script. */
function keepDocument({ elements }: Reading, root: XmlElement): void {
  const rest = elementsOf(root).flatMap((each) => {
    if (each.name === 'Content') return [];
    if (each.name !== 'TitlePage') return [each];
    const beside = elementsOf(each).filter(({ name }) => name !== 'Content');
    return beside.length === 0 ? [] : [element('TitlePage', each.attributes, 0, beside)];
  });
  const { DocumentType, Template, ...attributes } = root.attributes;
  const own: Record<string, string> = attributes.Version === '5' ? {} : attributes;
  if (DocumentType !== undefined && DocumentType !== 'Script') own.DocumentType = DocumentType;
  if (Template !== undefined && Template !== 'No') own.Template = Template;
  if (rest.length === 0 && Object.keys(own).length === 0) return;
  elements.push({ type: 'boneyard', text: writeKept(element('FinalDraft', own, 0, rest)) });
}

function readParagraph(reading: Reading, paragraph: XmlElement, dual: boolean): void {
  const [pair] = elementsOf(paragraph, 'DualDialogue');
  if (pair !== undefined) {
    readPair(reading, pair);
    return;
  }
  const { attributes } = paragraph;
  const { runs, kept } = runsOfParagraph(paragraph);
  const words = runs.map((run) => run.text).join('');
  if (attributes.StartsNewPage === 'Yes') reading.elements.push({ type: 'page_break', text: '' });
  if (attributes.StartsNewPage === 'Yes') reading.speaks = false;
  if (words.trim() === '') {
    readNotes(reading, paragraph);
    if (attributes.StartsNewPage !== 'Yes' && elementsOf(paragraph, 'ScriptNote').length === 0) {
      reading.blanks += reading.elements.length === 0 ? 0 : 2;
    }
    return;
  }
  const before = reading.elements.length;
  readWords(reading, paragraph, { runs, dual });
  const first = reading.elements[before];
  if (first !== undefined) keepParagraph(reading, paragraph, { kept, first, before });
  for (const properties of elementsOf(paragraph, 'SceneProperties')) {
    const colour = first?.type === 'scene_heading' ? cardColour(properties) : null;
    if (colour !== null) reading.elements.push({ type: 'note', text: `color ${colour}` });
    for (const summary of elementsOf(properties, 'Summary')) {
      const text = textLines(summary).join(' ').trim();
      if (text !== '') reading.elements.push({ type: 'synopsis', text });
    }
  }
  readNotes(reading, paragraph);
}

/** Two speeches that are spoken at once; the second is marked so in Fountain. */
function readPair(reading: Reading, pair: XmlElement): void {
  const paragraphs = elementsOf(pair, 'Paragraph');
  const isCue = ({ attributes: { Type } }: XmlElement) => Type === 'Character';
  const cues = paragraphs.filter(isCue);
  for (const each of paragraphs) {
    const dual = isCue(each) && (each !== cues[0] || cues.length === 1);
    readParagraph(reading, each, dual);
  }
  reading.speaks = false;
}

function readWords(
  reading: Reading,
  paragraph: XmlElement,
  { runs, dual }: { runs: StyledRun[]; dual: boolean },
): void {
  const { Type = 'Action', Alignment, Number: number } = paragraph.attributes;
  const { elements } = reading;
  const type = elementTypeOf(Type);
  const lines = markLines(reading, runs, paragraph.line);
  const oneLine = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  if (type === 'character') {
    reading.speaks = true;
    elements.push(cueOf(oneLine, dual));
    return;
  }
  if (reading.speaks && (type === 'dialogue' || type === 'lyric' || type === 'parenthetical')) {
    if (type === 'parenthetical')
      elements.push({ type, text: oneLine.replace(/^\(|\)$/g, '').trim() });
    else
      elements.push({
        type,
        text: lines
          .map((line) => line.trim())
          .join('\n')
          .trim(),
      });
    return;
  }
  reading.speaks = false;
  switch (type) {
    case 'scene_heading':
      elements.push({ type, ...parseHeading(oneLine), ...numberOf(number) });
      return;
    case 'section':
      elements.push({ type, text: oneLine, depth: Number(Type.slice(-1)) || 1 });
      return;
    case 'synopsis':
    case 'transition':
      elements.push({ type, text: oneLine });
      return;
    case 'lyric':
      elements.push({
        type,
        text: lines
          .map((line) => line.trim())
          .join('\n')
          .trim(),
      });
      return;
    default:
      if (Alignment === 'Center' && type !== 'dialogue' && type !== 'parenthetical') {
        for (const line of lines)
          if (line.trim() !== '') elements.push({ type: 'centered', text: line.trim() });
      } else {
        pushAction(elements, lines);
      }
  }
}

function numberOf(number: string | undefined): { sceneNumber?: string } {
  const written = number?.replace(/[^\p{L}\p{N}.\-()]/gu, '') ?? '';
  return written === '' ? {} : { sceneNumber: written };
}

/** Action stands in paragraphs: a blank line in it begins another one. */
function pushAction(elements: Unwritten[], lines: string[]): void {
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) elements.push({ type: 'action', text: open.join('\n') });
    open = [];
  };
  for (const line of lines) {
    if (line.trim() === '') close();
    else open.push(line.trimEnd().replaceAll('\t', '    '));
  }
  close();
}

function cueOf(line: string, dual: boolean): Unplaced<CharacterCue> {
  // Capitals are not asked for here, as under the mark that forces a cue.
  const parts = parseNaturalCue(line) ?? { ...splitExtensions(line), dual: false };
  return { type: 'character', ...parts, dual };
}

function splitExtensions(line: string): Pick<CharacterCue, 'text' | 'extensions'> {
  const [, text = line, rest = ''] = /^([^(]*[^(\s])\s*((?:\([^()]*\)\s*)*)$/.exec(line) ?? [];
  const extensions = [...rest.matchAll(/\(([^()]*)\)/g)].map((each) => (each[1] ?? '').trim());
  return { text, extensions: extensions.filter((each) => each !== '') };
}

/** Each line with its emphasis as Fountain marks it. */
function markLines(reading: Reading, runs: readonly StyledRun[], line: number): string[] {
  const lines: StyledRun[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, i) => {
      if (i > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.map((own) => {
    const marked = markEmphasis(own);
    if (!marked.kept) {
      const what = `emphasis inside a word, which Fountain cannot mark: "${marked.line.trim().slice(0, 60)}"`;
      reading.findings.push({ kind: 'not_kept', line, what });
    }
    return marked.line;
  });
}

/** Of a paragraph's attributes those that the element itself says. */
function restOf({ attributes }: XmlElement, first: Unwritten): Record<string, string> {
  const { Type, Alignment, Number: number, SpaceBefore, StartsNewPage: _, ...rest } = attributes;
  const type = Type === undefined ? 'action' : elementTypeOf(Type);
  const said = type === first.type || (type === 'action' && first.type === 'centered');
  const isCentered = first.type === 'centered';
  return {
    ...(said || Type === undefined ? {} : { Type }),
    ...(Alignment === undefined || isCentered ? {} : { Alignment }),
    ...(number === undefined || first.type === 'scene_heading' ? {} : { Number: number }),
    ...(SpaceBefore === undefined || blankLines(SpaceBefore) !== null ? {} : { SpaceBefore }),
    ...rest,
  };
}

/** Blank lines above beyond the usual one; null for a space that is not of whole lines. */
function blankLines(points: string | undefined): number | null {
  if (points === undefined) return 0;
  const blanks = Number(points) / BLANK_LINE;
  return Number.isInteger(blanks) && blanks >= 0 && blanks <= 20 ? blanks - 1 : null;
}

/** True where the text itself can say how many blank lines stand above an element. */
function canStandApart(first: Unwritten, above: Unwritten | undefined, extra: number): boolean {
  const isSaid = ({ type }: Unwritten) => type === 'dialogue' || type === 'parenthetical';
  if (above === undefined || above.type === 'note' || above.type === 'boneyard') return false;
  if (isSaid(first)) return false;
  return extra > 0 || (!isSaid(above) && mayAdjoin(above, first));
}

const READ = new Set(['Text', 'ScriptNote', 'SceneProperties', 'DualDialogue']);

/** Puts what Fountain has no words for into a boneyard above the element, and its space into the element. */
function keepParagraph(
  reading: Reading,
  paragraph: XmlElement,
  { kept, first, before }: { kept: XmlElement[]; first: Unwritten; before: number },
): void {
  const attributes = restOf(paragraph, first);
  const others = elementsOf(paragraph).flatMap((each) => {
    if (!READ.has(each.name)) return [each];
    if (each.name !== 'SceneProperties') return [];
    const rest = elementsOf(each).filter(({ name }) => name !== 'Summary');
    const { Color, ...own } = each.attributes;
    const isSaid = first.type === 'scene_heading' && cardColour(each) !== null;
    if (Color !== undefined && !isSaid) own.Color = Color;
    return rest.length === 0 && Object.keys(own).length === 0
      ? []
      : [element(each.name, own, 0, rest)];
  });
  const children = [...others, ...kept];
  const extra = (blankLines(paragraph.attributes.SpaceBefore) ?? 0) + reading.blanks;
  reading.blanks = 0;
  const isBare = children.length === 0 && Object.keys(attributes).length === 0;
  if (extra !== 0 && isBare && canStandApart(first, reading.elements[before - 1], extra)) {
    Object.assign(first, { extraBlankLines: extra });
  } else if (extra !== 0) {
    attributes.SpaceBefore = String(BLANK_LINE * (1 + extra));
  }
  if (children.length === 0 && Object.keys(attributes).length === 0) return;
  const text = writeKept(element('Paragraph', attributes, 0, children));
  reading.elements.splice(before, 0, { type: 'boneyard', text });
}

function readNotes({ elements }: Reading, paragraph: XmlElement): void {
  for (const note of elementsOf(paragraph, 'ScriptNote')) {
    const text = textLines(note).join('\n').trim();
    const isBoneyard = note.attributes.Name === 'Boneyard';
    if (text !== '') elements.push({ type: isBoneyard ? 'boneyard' : 'note', text });
  }
}

function textLines(holder: XmlElement): string[] {
  return elementsOf(holder, 'Paragraph').flatMap((each) =>
    elementsOf(each, 'Text').map(textOf).join('').split('\n'),
  );
}
