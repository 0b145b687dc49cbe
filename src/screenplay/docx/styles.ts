import { AlignmentType, type IParagraphStyleOptions } from 'docx';
import { PAGE } from '../page.ts';

/** The face is named, not brought along: where it is missing, the word processor takes another Courier. */
const FACE = 'Courier Prime';
/** In twentieths of a point. */
export const INCH = 1_440;
export const CHARACTER = INCH / 10;
export const ROW = INCH / 6;

export const STYLES = {
  scene_heading: 'Scene Heading',
  action: 'Action',
  character: 'Character',
  dialogue: 'Dialogue',
  parenthetical: 'Parenthetical',
  lyric: 'Lyric',
  transition: 'Transition',
  centered: 'Centered',
  title: 'Script Title',
  title_entry: 'Title Page',
  contact: 'Contact',
} as const;

export type StyleName = keyof typeof STYLES;

/** A style by which a producer edits: named as its element, with its place on the page. */
export function paragraphStyles(): IParagraphStyleOptions[] {
  const { dialogue, parenthetical, cue } = PAGE.indents;
  return [
    style('scene_heading', { before: 1, keepNext: true, next: 'action' }, { bold: true }),
    style('action', { before: 1 }),
    style('character', { before: 1, left: cue, keepNext: true, next: 'dialogue' }),
    style('dialogue', { left: dialogue, width: PAGE.columns.dialogue, next: 'character' }),
    style('parenthetical', {
      left: parenthetical,
      width: PAGE.columns.parenthetical,
      keepNext: true,
      next: 'dialogue',
    }),
    style('lyric', { left: dialogue, width: PAGE.columns.dialogue }, { italics: true }),
    style('transition', { before: 1, align: AlignmentType.RIGHT, next: 'scene_heading' }),
    style('centered', { before: 1, align: AlignmentType.CENTER }),
    style('title', { align: AlignmentType.CENTER }, { bold: true, allCaps: true }),
    style('title_entry', { before: 2, align: AlignmentType.CENTER }),
    style('contact', {}),
  ];
}

interface Place {
  /** Rows above it. */
  before?: number;
  /** In characters. */
  left?: number;
  width?: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  keepNext?: boolean;
  /** What the next paragraph is that somebody types. */
  next?: StyleName;
}

function style(
  name: StyleName,
  { before = 0, left = 0, width, align, keepNext = false, next }: Place,
  run: { bold?: boolean; italics?: boolean; allCaps?: boolean } = {},
): IParagraphStyleOptions {
  const right = width === undefined ? 0 : PAGE.columns.action - left - width;
  return {
    id: idOf(name),
    name: STYLES[name],
    basedOn: 'Normal',
    quickFormat: true,
    ...(next === undefined ? {} : { next: idOf(next) }),
    run,
    paragraph: {
      keepNext,
      spacing: { before: before * ROW, line: ROW, lineRule: 'exact' },
      indent: { left: left * CHARACTER, right: right * CHARACTER },
      ...(align === undefined ? {} : { alignment: align }),
      ...(name === 'scene_heading' ? { outlineLevel: 0 } : {}),
    },
  };
}

export function idOf(name: StyleName): string {
  return STYLES[name].replaceAll(' ', '');
}

export const DEFAULT_RUN = { font: FACE, size: 24 };
