import { writeCue } from '../../fountain/cue.ts';
import { addRun, type StyledRun, styledRuns } from '../../mark-emphasis.ts';
import type { Element, Screenplay, TextElement } from '../../types.ts';
import { readKept } from './kept.ts';
import { BLANK_LINE, TYPE_OF } from './paragraph-types.ts';
import { titleParagraphs } from './title-page.ts';
import { element, elementsOf, writeXml, type XmlElement } from './xml.ts';

interface Writing {
  paragraphs: XmlElement[];
  /** The paragraph that notes are put into. */
  last: XmlElement | null;
  /** What a boneyard kept of the next paragraph. */
  kept: XmlElement | null;
  /** What it kept of the whole file. */
  document: XmlElement | null;
  startsNewPage: boolean;
  /** The paragraphs of the last speech, while nothing else stands behind it. */
  speech: XmlElement[] | null;
  /** Where these stand: among all paragraphs, or in a pair that is spoken at once. */
  isDual: boolean;
}

/** A screenplay as Final Draft's XML. */
export function writeFdx({ titlePage, elements }: Screenplay): string {
  const writing: Writing = {
    paragraphs: [],
    last: null,
    kept: null,
    document: null,
    startsNewPage: false,
    speech: null,
    isDual: false,
  };
  for (const [i, each] of elements.entries()) writeElement(writing, each, elements[i - 1]);
  if (writing.startsNewPage) add(writing, paragraph('Action', []));
  const title = titlePage.length === 0 ? [] : [titleParagraphs(titlePage)];
  const kept = writing.document;
  const content = element('Content', {}, 0, writing.paragraphs);
  const root = element(
    'FinalDraft',
    { DocumentType: 'Script', Template: 'No', Version: '5', ...kept?.attributes },
    0,
    [content, ...joinTitle(title, kept), ...others(kept)],
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n${writeXml(root)}\n`;
}

/** What the title page had beside its lines, such as a header, stands with them again. */
function joinTitle(title: XmlElement[], kept: XmlElement | null): XmlElement[] {
  const [old] = kept === null ? [] : elementsOf(kept, 'TitlePage');
  if (old === undefined) return title;
  const [made] = title;
  return [element('TitlePage', old.attributes, 0, [...(made?.children ?? []), ...old.children])];
}

function others(kept: XmlElement | null): XmlElement[] {
  return kept === null ? [] : elementsOf(kept).filter(({ name }) => name !== 'TitlePage');
}

function writeElement(writing: Writing, each: Element, above: Element | undefined): void {
  switch (each.type) {
    case 'boneyard':
      writeBoneyard(writing, each.text);
      return;
    case 'note':
      addNote(writing, element('ScriptNote', {}, 0, linesOf(each.text)));
      return;
    case 'page_break':
      if (writing.startsNewPage) add(writing, paragraph('Action', []));
      writing.startsNewPage = true;
      writing.speech = null;
      return;
    case 'section':
      writing.speech = null;
      add(writing, paragraph(`Outline ${Math.min(each.depth, 9)}`, runsOf(each.text)), each);
      return;
    case 'synopsis':
      if (above?.type === 'scene_heading' && writing.last !== null) {
        addSummary(writing.last, each.text);
        return;
      }
      writing.speech = null;
      add(writing, paragraph(TYPE_OF.synopsis, runsOf(each.text)), each);
      return;
    case 'character':
      writeCueParagraph(writing, each);
      return;
    case 'dialogue':
    case 'parenthetical':
    case 'lyric':
      writeSaid(writing, each);
      return;
    default:
      writing.speech = null;
      writePlain(writing, each);
      return;
  }
}

function writePlain(
  writing: Writing,
  each: Exclude<Element, { type: 'character' | 'section' }>,
): void {
  if (each.type === 'scene_heading') {
    const made = paragraph(TYPE_OF.scene_heading, runsOf(each.marked ?? each.text));
    if (each.sceneNumber !== null) made.attributes.Number = each.sceneNumber;
    add(writing, made, each);
    return;
  }
  const made = paragraph(each.type === 'transition' ? 'Transition' : 'Action', runsOf(each.text));
  if (each.type === 'centered') made.attributes.Alignment = 'Center';
  add(writing, made, each);
}

function writeCueParagraph(writing: Writing, cue: Extract<Element, { type: 'character' }>): void {
  const made = paragraph(TYPE_OF.character, runsOf(writeCue({ ...cue, dual: false })));
  if (!cue.dual) {
    writing.speech = [];
    writing.isDual = false;
    add(writing, made, cue);
    writing.speech.push(made);
    return;
  }
  // The speech before it and this one go into one paragraph, side by side.
  const before = writing.speech !== null && !writing.isDual ? writing.speech : [];
  const pair = element('DualDialogue', {}, 0, [...before]);
  writing.paragraphs.splice(writing.paragraphs.length - before.length, before.length);
  writing.paragraphs.push(element('Paragraph', {}, 0, [pair]));
  applyKept(writing, made);
  applyBreak(writing, made);
  space(made, cue);
  pair.children.push(made);
  writing.speech = pair.children as XmlElement[];
  writing.isDual = true;
  writing.last = made;
}

function writeSaid(writing: Writing, each: TextElement): void {
  const isSaid = each.type === 'parenthetical';
  const made = paragraph(
    TYPE_OF[each.type as 'dialogue' | 'parenthetical' | 'lyric'],
    runsOf(isSaid ? `(${each.text})` : each.text),
  );
  if (writing.speech === null || each.extraBlankLines !== undefined) {
    writing.speech = null;
    add(writing, made, each);
    return;
  }
  if (!writing.isDual) {
    add(writing, made, each);
    writing.speech.push(made);
    return;
  }
  applyKept(writing, made);
  applyBreak(writing, made);
  writing.speech.push(made);
  writing.last = made;
}

function add(writing: Writing, made: XmlElement, of?: Element): void {
  applyKept(writing, made);
  applyBreak(writing, made);
  if (of !== undefined) space(made, of);
  writing.paragraphs.push(made);
  writing.last = made;
}

function applyBreak(writing: Writing, made: XmlElement): void {
  if (writing.startsNewPage) made.attributes.StartsNewPage = 'Yes';
  writing.startsNewPage = false;
}

function space(made: XmlElement, { extraBlankLines }: Element): void {
  if (extraBlankLines === undefined) return;
  made.attributes.SpaceBefore = String(BLANK_LINE * (1 + extraBlankLines));
}

/** What Fountain has no words for comes back: attributes, stretches with colours and revisions, other elements. */
function applyKept(writing: Writing, made: XmlElement): void {
  const { kept } = writing;
  writing.kept = null;
  if (kept === null) return;
  Object.assign(made.attributes, kept.attributes);
  made.children = applyRuns(made.children, elementsOf(kept, 'Run'));
  const rest = elementsOf(kept).filter(({ name }) => name !== 'Run');
  made.children = [...rest, ...made.children];
}

/** Cuts the words where what is kept of them begins and ends; of two that overlap the later one yields. */
function applyRuns(children: XmlElement['children'], runs: XmlElement[]): XmlElement['children'] {
  const kept = runs
    .map(({ attributes: { From, To, ...own } }) => ({ from: Number(From), to: Number(To), own }))
    .filter(({ from, to }) => from >= 0 && from < to)
    .sort((a, b) => a.from - b.from);
  let next = 0;
  let at = 0;
  return children.flatMap((child) => {
    if (typeof child === 'string' || child.name !== 'Text') return [child];
    const words = child.children.join('');
    const end = at + words.length;
    const pieces: XmlElement[] = [];
    for (let from = at; from < end; ) {
      while ((kept[next]?.to ?? end) <= from) next++;
      const run = kept[next];
      const covers = run !== undefined && run.from <= from;
      const to = Math.min(end, (covers ? run.to : run?.from) ?? end);
      const attributes = covers ? withKept(child.attributes, run.own) : child.attributes;
      pieces.push(element('Text', attributes, 0, [words.slice(from - at, to - at)]));
      from = to;
    }
    at = end;
    return pieces;
  });
}

function withKept(own: XmlElement['attributes'], { Kept, ...kept }: XmlElement['attributes']) {
  if (Kept === undefined) return { ...own, ...kept };
  return { ...own, ...kept, Style: [own.Style, Kept].filter(Boolean).join('+') };
}

function writeBoneyard(writing: Writing, text: string): void {
  const kept = readKept(text);
  if (kept?.name === 'Paragraph') writing.kept = kept;
  else if (kept !== null) writing.document = kept;
  else addNote(writing, element('ScriptNote', { Name: 'Boneyard' }, 0, linesOf(text)));
}

function addNote(writing: Writing, note: XmlElement): void {
  if (writing.last === null || writing.startsNewPage) {
    const made = paragraph('Action', []);
    applyBreak(writing, made);
    writing.paragraphs.push(made);
    writing.last = made;
  }
  writing.last.children.push(note);
}

function addSummary(made: XmlElement, text: string): void {
  let [properties] = elementsOf(made, 'SceneProperties');
  if (properties === undefined) {
    properties = element('SceneProperties', {});
    made.children.unshift(properties);
  }
  properties.children.push(element('Summary', {}, 0, linesOf(text)));
}

function linesOf(text: string): XmlElement[] {
  return text
    .split('\n')
    .map((line) => element('Paragraph', {}, 0, [element('Text', {}, 0, [line])]));
}

function paragraph(type: string, runs: StyledRun[]): XmlElement {
  const texts = runs.map(({ text, ...style }) => element('Text', attributesOf(style), 0, [text]));
  return element('Paragraph', { Type: type }, 0, texts);
}

function attributesOf(style: Omit<StyledRun, 'text'>): Record<string, string> {
  const names = [style.bold && 'Bold', style.italic && 'Italic', style.underline && 'Underline'];
  const written = names.filter(Boolean).join('+');
  return written === '' ? {} : { Style: written };
}

/** Emphasis stands on one line in Fountain; a paragraph of Final Draft may have more of them. */
function runsOf(text: string): StyledRun[] {
  const runs: StyledRun[] = [];
  text.split('\n').forEach((line, i) => {
    if (i > 0) addRun(runs, { text: '\n', bold: false, italic: false, underline: false });
    for (const run of styledRuns(line)) addRun(runs, run);
  });
  return runs;
}
