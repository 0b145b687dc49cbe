import { parseNaturalCue } from '../fountain/cue.ts';
import { isNaturalHeading, parseHeading } from '../fountain/heading.ts';
import { escapeEmphasis } from '../fountain/marked.ts';
import { PAGE } from '../page.ts';
import type { Element, Unplaced } from '../types.ts';
import type { PdfFinding } from './pdf-finding.ts';
import type { ReadRow, ReadSheet } from './read-rows.ts';

type Kind =
  | 'scene_heading'
  | 'action'
  | 'character'
  | 'dialogue'
  | 'parenthetical'
  | 'transition'
  | 'centered';

/** A paragraph as it is put together, row by row. */
interface Paragraph {
  kind: Kind;
  /** Its rows, each behind what parts it from the one before. */
  rows: string[];
  /** The second of two cues at the same time. */
  dual: boolean;
  sceneNumber: string | null;
  /** Blank rows above it. */
  blanks: number;
  /** The length of its last row. */
  row: number;
}

/** How a row stands to those around it. */
interface Around {
  /** Rows from the one above; 1 straight under it, and infinite at the head of a page. */
  gap: number;
  /** What stands straight under it. */
  below: ReadRow | null;
}

/** In points. */
const ROW = 12;
/** Rows farther apart than this have a blank one between them. */
const APART = 1.5;
/** How far from the action each begins at least, in characters: programs differ by some. */
const SAID = 6;
const INSIDE = 12;
const CUE = 17;
const TRANSITION = /\bTO:$|^FADE |^CUT |^DISSOLVE /;

/** Puts the rows of pages together to paragraphs, and says where it is not sure. */
export class ParagraphReader {
  #findings: PdfFinding[] = [];
  #paragraphs: Paragraph[] = [];
  /** Two speeches at the same time, while their rows last. */
  #dual: { left: Paragraph[]; right: Paragraph[] } | null = null;
  /** The page before ended within a speech. */
  #more = false;
  #knowsWidths: boolean;

  constructor({ knowsWidths }: { knowsWidths: boolean }) {
    this.#knowsWidths = knowsWidths;
  }

  read({ rows }: ReadSheet): void {
    rows.forEach((row, i) => {
      const [above, next] = [rows[i - 1], rows[i + 1]];
      const gap = above === undefined ? Number.POSITIVE_INFINITY : (row.y - above.y) / ROW;
      const below = next !== undefined && (next.y - row.y) / ROW < APART ? next : null;
      this.#row(row, { gap, below });
    });
    this.#endDual();
  }

  end(): { elements: Unplaced<Element>[]; findings: PdfFinding[] } {
    return { elements: this.#paragraphs.map(elementOf), findings: this.#findings };
  }

  #row(row: ReadRow, around: Around): void {
    if (/^\(MORE\)$/i.test(row.text.trim())) {
      this.#more = true;
      return;
    }
    if (around.gap >= APART) this.#endDual();
    if (this.#dual !== null) this.#addToDual(this.#dual, row);
    else if (isDualCue(row)) this.#dual = beginDual(row);
    else this.#addRow(row, around);
  }

  #addRow(row: ReadRow, around: Around): void {
    const atHead = around.gap === Number.POSITIVE_INFINITY;
    const kind = this.#kindOf(row, around);
    const isRepeated = atHead && this.#more && kind === 'character';
    if (atHead) this.#more = false;
    if (isRepeated) return;
    const last = this.#paragraphs.at(-1);
    const goesOn = around.gap < APART || (atHead && this.#isBroken(row, kind));
    // Centered lines may stand straight below each other, and are one only where a row was full.
    const isNext = kind === 'centered' && last !== undefined && !isFull(last, row);
    if (last?.kind === kind && goesOn && !isNext)
      this.#join(last, row.text.trim(), PAGE_WIDTHS[kind]);
    else {
      const blanks = atHead ? 1 : Math.round(around.gap) - 1;
      const begun = paragraph(kind, textOf(row), blanks);
      this.#paragraphs.push({ ...begun, sceneNumber: row.sceneNumber ?? null });
    }
  }

  #kindOf(row: ReadRow, { gap, below }: Around): Kind {
    const text = row.text.trim();
    const { column } = row;
    const last = gap < APART ? this.#paragraphs.at(-1)?.kind : undefined;
    if (last === 'character' || last === 'dialogue' || last === 'parenthetical') {
      const open = last === 'parenthetical' && column >= INSIDE && !this.#endsParenthesis();
      return open || (text.startsWith('(') && column >= INSIDE) ? 'parenthetical' : 'dialogue';
    }
    if (last !== undefined && column < CUE) return last;
    const named = column >= CUE && parseNaturalCue(text) !== null;
    if (named && below !== null && below.column >= SAID) return 'character';
    const room = PAGE.columns.action - text.length;
    if (TRANSITION.test(text) && column >= SAID) return 'transition';
    if (column >= CUE && Math.abs(column - room) <= 1) return 'transition';
    if (column > 1 && Math.abs(column - room / 2) <= 1) return 'centered';
    if (isNaturalHeading(text)) return 'scene_heading';
    if (column >= SAID) this.#note(row, 'set in from the margin, and taken as action');
    return 'action';
  }

  #endsParenthesis(): boolean {
    return endsParenthesis(this.#paragraphs.at(-1));
  }

  /** Whether the paragraph at the foot of a page goes on at the head of the next. */
  #isBroken(row: ReadRow, kind: Kind): boolean {
    const last = this.#paragraphs.at(-1);
    if (last === undefined || kind !== 'action') return false;
    const text = row.text.trim();
    if (!isFull(last, row)) return false;
    const end = last.rows.slice(-2).join('');
    const ended = /[.!?…:]["”’)]?$/.test(end) && /^["“‘(]?[\p{Lu}\p{N}]/u.test(text);
    if (ended) this.#note(row, 'begins a page, and may go on with the paragraph before');
    return !ended;
  }

  #note({ page, text }: ReadRow, reason: string): void {
    this.#findings.push({ page, text: text.trim(), reason });
  }

  /** A line ends where its writer ended it if the next word would have found room. */
  #join(last: Paragraph, text: string, width: number): void {
    const ended = this.#knowsWidths && last.row + 1 + firstWord(text).length <= width;
    const isCut = this.#knowsWidths && last.row === width && firstWord(text).length > 0;
    const inWord = isCut && !lastRow(last).includes(' ');
    last.rows.push(inWord ? text : `${ended ? '\n' : ' '}${text}`);
    last.row = text.length;
  }

  #addToDual({ left, right }: { left: Paragraph[]; right: Paragraph[] }, row: ReadRow): void {
    const second = row.beside ?? (row.column >= SECOND ? row : null);
    if (second !== row) this.#addSaid(left, row.text.trim(), row.column);
    if (second !== null) {
      this.#addSaid(right, second.text.trim(), second.column - PAGE.dualColumn);
    }
  }

  #addSaid(side: Paragraph[], text: string, column: number): void {
    const last = side.at(-1);
    const open = last?.kind === 'parenthetical' && !endsParenthesis(last);
    const inside = open || (text.startsWith('(') && column > 0);
    const kind = inside ? 'parenthetical' : 'dialogue';
    if (last?.kind === kind) this.#join(last, text, PAGE.dualColumns[kind]);
    else side.push(paragraph(kind, text, 0));
  }

  #endDual(): void {
    const { left = [], right = [] } = this.#dual ?? {};
    for (const each of [...left, ...right]) this.#paragraphs.push(each);
    this.#dual = null;
  }
}

const PAGE_WIDTHS: Record<Kind, number> = {
  scene_heading: PAGE.columns.action,
  action: PAGE.columns.action,
  character: PAGE.columns.cue,
  dialogue: PAGE.columns.dialogue,
  parenthetical: PAGE.columns.parenthetical,
  transition: PAGE.columns.action,
  centered: PAGE.columns.action,
};

/** Where the second of two speeches begins at least, in programs that part them less. */
const SECOND = 26;

function paragraph(kind: Kind, text: string, blanks: number): Paragraph {
  return { kind, rows: [text], dual: false, sceneNumber: null, blanks, row: text.length };
}

/** Two names in capitals beside each other. */
function isDualCue({ text, column, beside }: ReadRow): boolean {
  if (beside === undefined || column < 2) return false;
  return parseNaturalCue(text.trim()) !== null && parseNaturalCue(beside.text.trim()) !== null;
}

function beginDual({ text, beside }: ReadRow): { left: Paragraph[]; right: Paragraph[] } {
  const left = paragraph('character', text.trim(), 1);
  const right = paragraph('character', beside?.text.trim() ?? '', 1);
  return { left: [left], right: [{ ...right, dual: true }] };
}

function textOf({ text, beside }: ReadRow): string {
  return beside === undefined ? text.trim() : `${text.trim()}   ${beside.text.trim()}`;
}

/** Whether the next row's first word found no room on the one before. */
function isFull(last: Paragraph, { text }: ReadRow): boolean {
  return last.row + 1 + firstWord(text.trim()).length > PAGE.columns.action;
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

function lastRow({ rows, row }: Paragraph): string {
  const last = rows.at(-1) ?? '';
  return last.slice(last.length - row);
}

function endsParenthesis(read: Paragraph | undefined): boolean {
  return read?.rows.at(-1)?.endsWith(')') === true;
}

function elementOf(read: Paragraph): Unplaced<Element> {
  const { kind, dual, sceneNumber, blanks } = read;
  const words = read.rows.join('');
  const text = escapeEmphasis(words);
  const spaced = blanks === 1 ? {} : { extraBlankLines: blanks - 1 };
  switch (kind) {
    case 'scene_heading': {
      const heading = parseHeading(text.replaceAll('\n', ' '));
      return { type: kind, ...heading, sceneNumber, ...spaced };
    }
    case 'character': {
      const cue = parseNaturalCue(text) ?? { text: words, extensions: [] };
      return { type: kind, text: cue.text, extensions: cue.extensions, dual, ...spaced };
    }
    case 'dialogue':
      return { type: kind, text };
    case 'parenthetical':
      return { type: kind, text: text.replace(/^\(/, '').replace(/\)$/, '') };
    default:
      return { type: kind, text, ...spaced };
  }
}
