import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { cutEmphasis } from '../cut-emphasis.ts';
import { writeCue } from '../fountain/cue.ts';
import { groupSpeeches, type Speech } from '../group-speeches.ts';
import { PAGE } from '../page.ts';
import { printLine } from '../plain.ts';
import type { Element, SceneHeading } from '../types.ts';
import { CHARACTER, idOf, ROW, type StyleName } from './styles.ts';

/** As in print: left of the text, and right of it. */
const LEFT_NUMBER = -7;
const RIGHT_NUMBER = 58;
/** Control characters and halves of others, which XML has no way to write. */
const NOT_IN_XML = /(?!\t)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** The printed elements of a script as paragraphs; two speeches at the same time as a table. */
export function paragraphsOf(
  elements: readonly Element[],
  { sceneNumbers }: { sceneNumbers: boolean },
): (Paragraph | Table)[] {
  const blocks: (Paragraph | Table)[] = [];
  let breaks = false;
  for (const group of groupSpeeches(elements)) {
    if (group.kind === 'element' && group.element.type === 'page_break') {
      breaks = blocks.length > 0;
      continue;
    }
    if (group.kind === 'dual') {
      // A table cannot begin a page by itself.
      if (breaks) blocks.push(new Paragraph({ pageBreakBefore: true }));
      blocks.push(dualTable(group.left, group.right));
    } else if (group.kind === 'speech') {
      for (const each of speechParagraphs(group.speech, breaks)) blocks.push(each);
    } else blocks.push(elementParagraph(group.element, breaks, sceneNumbers));
    breaks = false;
  }
  return blocks;
}

/** A paragraph of lines, with their emphasis. */
export function paragraphOf(
  style: StyleName,
  text: string,
  options: { pageBreakBefore?: boolean; before?: number; narrow?: boolean } = {},
): Paragraph {
  const { pageBreakBefore = false, before, narrow = false } = options;
  return new Paragraph({
    style: idOf(style),
    children: runsOf(text),
    pageBreakBefore,
    ...(before === undefined ? {} : { spacing: { before: before * ROW } }),
    ...(narrow ? { indent: { left: narrowIndent(style), right: 0 } } : {}),
  });
}

function runsOf(text: string): TextRun[] {
  return text.split('\n').flatMap((line, i) => {
    const printed = printLine(line);
    return cutEmphasis(printed.text, printed.emphasis, {}).map(
      ({ text: piece, bold, italic, underline }, at) =>
        new TextRun({
          text: piece.replaceAll(NOT_IN_XML, ''),
          ...(i > 0 && at === 0 ? { break: 1 } : {}),
          // What is not marked is as its paragraph's style is.
          ...(bold ? { bold } : {}),
          ...(italic ? { italics: true } : {}),
          ...(underline ? { underline: {} } : {}),
        }),
    );
  });
}

function elementParagraph(
  element: Element,
  pageBreakBefore: boolean,
  sceneNumbers: boolean,
): Paragraph {
  const { type, text } = element;
  if (type === 'scene_heading' && sceneNumbers) return numberedHeading(element, pageBreakBefore);
  const extra = element.extraBlankLines;
  const options = extra === undefined ? {} : { before: 1 + extra };
  if (type === 'parenthetical') return paragraphOf(type, `(${text})`, { pageBreakBefore });
  const written = type === 'scene_heading' ? (element.marked ?? text) : text;
  return paragraphOf(styleOf(type), written, { pageBreakBefore, ...options });
}

function styleOf(type: Element['type']): StyleName {
  switch (type) {
    case 'scene_heading':
    case 'dialogue':
    case 'lyric':
    case 'transition':
    case 'centered':
      return type;
    default:
      return 'action';
  }
}

function numberedHeading(heading: SceneHeading, pageBreakBefore: boolean): Paragraph {
  const number = heading.sceneNumber ?? '';
  return new Paragraph({
    style: idOf('scene_heading'),
    pageBreakBefore,
    indent: { left: 0, hanging: -LEFT_NUMBER * CHARACTER },
    tabStops: [
      { type: TabStopType.LEFT, position: 0 },
      { type: TabStopType.LEFT, position: RIGHT_NUMBER * CHARACTER },
    ],
    children: [
      new TextRun(`${number}\t`),
      ...runsOf(heading.marked ?? heading.text),
      new TextRun(`\t${number}`),
    ],
  });
}

function speechParagraphs(
  { cue, said }: Speech,
  pageBreakBefore: boolean,
  narrow = false,
): Paragraph[] {
  const name = writeCue({ ...cue, dual: false });
  return [
    paragraphOf('character', name, { pageBreakBefore, narrow }),
    ...said.map(({ type, text }) => {
      const written = type === 'parenthetical' ? `(${text})` : text;
      return paragraphOf(type === 'parenthetical' ? type : styleOf(type), written, { narrow });
    }),
  ];
}

function dualTable(left: Speech, right: Speech): Table {
  const half = PAGE.dualColumn * CHARACTER;
  const rest = PAGE.columns.action * CHARACTER - half;
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [half, rest],
    width: { size: half + rest, type: WidthType.DXA },
    borders: {
      top: NO_BORDER,
      bottom: NO_BORDER,
      left: NO_BORDER,
      right: NO_BORDER,
      insideHorizontal: NO_BORDER,
      insideVertical: NO_BORDER,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [cell(left, half), cell(right, rest)],
      }),
    ],
  });
}

function cell(speech: Speech, size: number): TableCell {
  return new TableCell({
    width: { size, type: WidthType.DXA },
    children: speechParagraphs(speech, false, true),
  });
}

function narrowIndent(style: StyleName): number {
  const { cue, parenthetical, dialogue } = PAGE.dualIndents;
  const columns =
    style === 'character' ? cue : style === 'parenthetical' ? parenthetical : dialogue;
  return columns * CHARACTER;
}
