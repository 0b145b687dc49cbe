import { writeCue } from '../../fountain/cue.ts';
import { isVisible } from '../../fountain/segment.ts';
import { addRun, type StyledRun, styledRuns } from '../../mark-emphasis.ts';
import { type Revision, reviseElements } from '../../revision/revise-elements.ts';
import { colourOfNote } from '../../scene-colours.ts';
import type { Element, Screenplay, TextElement } from '../../types.ts';
import { applyKept } from './apply-kept.ts';
import { readKept } from './kept.ts';
import { BLANK_LINE, TYPE_OF } from './paragraph-types.ts';
import { type FdxRevision, markNew, newRevision, withRevision } from './revisions.ts';
import { textsOf } from './runs.ts';
import { propertiesOf, setColour } from './scene-properties.ts';
import { titleParagraphs } from './title-page.ts';
import { element, elementsOf, writeXml, type XmlElement } from './xml.ts';

export interface FdxOptions {
  /** Write it as a revision of an earlier draft. */
  revision?: Revision | undefined;
  /** With a revision: lock the numbers of scenes as well. */
  sceneNumbers?: boolean;
}

interface Writing {
  revision: FdxRevision | undefined;
  paragraphs: XmlElement[];
  /** The paragraph that notes are put into. */
  last: XmlElement | null;
  /** The heading that a note straight below it gives a colour. */
  heading: XmlElement | null;
  /** Whether nothing but its colour stands below that heading so far. */
  isBare: boolean;
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

/**
 * A screenplay as Final Draft's XML; of a revision with marks on what is new, whatever was marked
 * before.
 * @throws AppError `invalid` for a revision colour that there is not
 */
export function writeFdx(
  screenplay: Screenplay,
  { revision, sceneNumbers = false }: FdxOptions = {},
): string {
  const { titlePage } = screenplay;
  const revised = revision && reviseElements(screenplay, revision, { sceneNumbers });
  const elements = revised?.elements ?? screenplay.elements;
  const writing: Writing = {
    revision: revised && newRevision(elements, revised),
    paragraphs: [],
    last: null,
    heading: null,
    isBare: false,
    kept: null,
    document: null,
    startsNewPage: false,
    speech: null,
    isDual: false,
  };
  for (const each of elements) writeElement(writing, each);
  if (writing.startsNewPage) add(writing, paragraph('Action', []));
  const title = titlePage.length === 0 ? [] : [titleParagraphs(titlePage)];
  const kept = withRevision(writing.document, writing.revision);
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

function writeElement(writing: Writing, each: Element): void {
  if (each.type === 'note' && colourHeading(writing, each.text)) return;
  const { isBare } = writing;
  writing.isBare = false;
  if (isVisible(each)) writing.heading = null;
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
      if (isBare && writing.last !== null) {
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
    writing.heading = made;
    writing.isBare = true;
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
  finish(writing, made, cue);
  pair.children.push(made);
  writing.speech = pair.children as XmlElement[];
  writing.isDual = true;
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
  finish(writing, made, each);
  writing.speech.push(made);
}

function add(writing: Writing, made: XmlElement, of?: Element): void {
  finish(writing, made, of);
  writing.paragraphs.push(made);
}

/** Gives a paragraph what it has beside its words. */
function finish(writing: Writing, made: XmlElement, of: Element | undefined): void {
  const { kept, revision } = writing;
  writing.kept = null;
  if (kept !== null) applyKept(made, kept);
  const changed = of && revision?.changes.get(of.line);
  if (revision && changed !== undefined) markNew(made, changed, revision.id);
  applyBreak(writing, made);
  if (of !== undefined) space(made, of);
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

function writeBoneyard(writing: Writing, text: string): void {
  const kept = readKept(text);
  if (kept?.name === 'Paragraph') writing.kept = kept;
  else if (kept !== null) writing.document = kept;
  else addNote(writing, element('ScriptNote', { Name: 'Boneyard' }, 0, linesOf(text)));
}

/** The colour of a card is one of the scene's properties, and no note, in Final Draft. */
function colourHeading(writing: Writing, text: string): boolean {
  const colour = writing.heading === null ? null : colourOfNote(text);
  if (writing.heading === null || colour === null) return false;
  const isColoured = setColour(writing.heading, colour);
  if (isColoured) writing.heading = null;
  return isColoured;
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
  propertiesOf(made).children.push(element('Summary', {}, 0, linesOf(text)));
}

function linesOf(text: string): XmlElement[] {
  return text
    .split('\n')
    .map((line) => element('Paragraph', {}, 0, [element('Text', {}, 0, [line])]));
}

function paragraph(type: string, runs: StyledRun[]): XmlElement {
  return element('Paragraph', { Type: type }, 0, textsOf(runs));
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
