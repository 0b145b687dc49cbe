import { Parser } from 'htmlparser2';
import { AppError } from '../../../contract/error.ts';
import { type Block, isBreakMark, type Note } from '../block.ts';
import { cleanCharacters } from '../clean-characters.ts';
import { MAX_DEPTH } from '../limits.ts';
import { bareMark, isNoteMarker, leadingMark } from '../note-marks.ts';
import { MAX_HEADING_LENGTH, parseHeading } from '../parse-heading.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import { type DropCapital, isDropCapital, joinCapitals } from './drop-capitals.ts';
import { elementRole, type Role } from './element-role.ts';

/** One content document of a book, without markup. */
export interface DocumentText {
  blocks: Block[];
  /** Where each id stands: the index of the block that begins there or contains it. */
  anchors: Map<string, number>;
  /** The semantic types of the element with that id and of what encloses it, innermost last. */
  anchorTypes: Map<string, string[]>;
  /** The types of the body and of the one section that fills it. */
  types: string[];
  /** The `<title>` of the document, or ''. */
  title: string;
  /** Notes that the markup calls so; they are in no block. */
  notes: MarkedNote[];
  /** The markers that were taken out of the text, and links back from notes. */
  markers: Marker[];
}

export interface MarkedNote extends Note {
  ids: string[];
  /** Index of the block after it. */
  at: number;
}

export interface Marker {
  href: string;
  mark: string;
  /** Index of the block that it stood in. */
  at: number;
  /** Nothing stood before it in the block: it may be a note's own. */
  leads: boolean;
}

interface Frame {
  role: Role;
  name: string;
  types: string[];
  group: number | null;
  /** Length of the line's parts when the element opened: what a dropped marker is cut back to. */
  mark: number;
  /** Length of all text before the element. */
  lengthBefore: number;
  /** Where it leads, for a link to a place in a file. */
  href: string | null;
  /** Nothing stood before it in its block. */
  first: boolean;
  /** What the note interrupted, where it stands in a line. */
  outer: string[] | null;
}

/** Shared by the many elements that stand in no typed section. */
const NO_TYPES: string[] = [];

/** Stands for the end of a table cell until the row is put together; no text contains it. */
const CELL_END = '\ue0c1';

/** Stand around a raised number until it is known whether it marks a note. */
export const RAISED = { open: '\ue0c2', close: '\ue0c3' };

/** Longer links are text; the limit keeps the check's cost independent of the text's length. */
const MAX_MARKER_PARTS = 8;

/**
 * Reads one XHTML document into blocks: entities resolved, emphasis plain, line breaks kept; notes,
 * note markers, page numbers, captions and scripts left out. Malformed markup is read as a browser
 * reads it. Time is linear in the length of the source.
 * @throws AppError book.damaged where elements are nested deeper than MAX_DEPTH
 */
export function xhtmlToBlocks(source: string, name: string): DocumentText {
  const reader = new BlockReader(name);
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.open(tag, attributes),
      onclosetag: () => reader.close(),
      ontext: (text) => reader.text(text),
    },
    { recognizeSelfClosing: true, recognizeCDATA: true },
  );
  parser.end(source);
  return reader.finish();
}

class BlockReader {
  private readonly name: string;
  private readonly document: DocumentText = {
    blocks: [],
    anchors: new Map(),
    anchorTypes: new Map(),
    types: [],
    title: '',
    notes: [],
    markers: [],
  };
  private readonly stack: Frame[] = [];
  private parts: string[] = [];
  private length = 0;
  private linked = 0;
  private groups = 0;
  private skipping = 0;
  /** Notes that are open around this place. */
  private noting = 0;
  /** Whether the next paragraph of a note goes on with the one before. */
  private goesOn = false;
  private noteIds: string[] = [];
  /** The mark that the open block began with, or null. */
  private lead: string | null = null;
  /** Of the last heading: a chapter's title that is a picture in a paragraph stands beside it. */
  private headingLevel = 2;
  /** Alternative texts of the pictures in the open block. */
  private pictures: string[] = [];
  private capital: string | null = null;
  /** Whether the open block holds more than spaces. */
  private begun = false;
  /** A capital that is a block of its own. */
  private waiting: { letters: string; sure: boolean } | null = null;
  private readonly capitals: DropCapital[] = [];

  constructor(name: string) {
    this.name = name;
  }

  open(tag: string, attributes: Record<string, string>): void {
    if (this.stack.length >= MAX_DEPTH) {
      throw new AppError(
        'book.damaged',
        `${this.name} nests elements more than ${MAX_DEPTH} deep, which no book does.`,
      );
    }
    const parent = this.stack.at(-1);
    const role = elementRole(tag, attributes, parent?.role);
    if (role.block && this.skipping === 0) this.flush();
    const outer = parent?.types ?? NO_TYPES;
    const types = role.section && role.ownTypes.length > 0 ? [...outer, ...role.ownTypes] : outer;
    this.stack.push({
      role,
      name: tag,
      types,
      group: role.lines ? ++this.groups : role.prose ? null : (parent?.group ?? null),
      mark: this.parts.length,
      lengthBefore: this.length,
      href: tag === 'a' && (attributes.href ?? '').includes('#') ? (attributes.href ?? '') : null,
      first: !this.begun,
      outer: role.note && this.noting === 0 ? this.parts : null,
    });
    if (role.skip) this.skipping++;
    if (this.skipping > 0) return;
    if (role.note && this.noting++ === 0) {
      this.parts = [];
      this.begun = false;
    }
    if (role.oneNote) this.goesOn = false;
    this.anchor(attributes.id ?? attributes.name, role, types);
    if (tag === 'br') this.parts.push('\n');
    if (role.rule && this.noting === 0) this.pushBlock('break', '', 0, null);
    if (tag === 'img') this.picture(role.initial, attributes.alt || attributes.title || '');
  }

  private picture(letters: string | null, alt: string): void {
    if (letters === null) {
      this.pictures.push(alt);
      return;
    }
    if (!this.begun) this.capital = letters;
    this.begun = true;
    this.parts.push(letters);
  }

  close(): void {
    const frame = this.stack.pop();
    if (!frame) return;
    if (frame.role.skip) this.skipping--;
    if (this.skipping > 0) return;
    if (frame.name === 'a' || frame.role.marker) this.closeLink(frame);
    else if (frame.name === 'sup') this.closeRaised(frame);
    if (frame.role.dropCapital && !frame.role.block) this.closeCapital(frame);
    if (frame.role.cell && this.parts.length > frame.mark) this.parts.push(CELL_END);
    if (frame.role.block) this.flush(frame);
    if (frame.role.note) this.closeNote(frame);
  }

  private closeNote(frame: Frame): void {
    this.flush(frame);
    this.noting--;
    if (frame.outer === null) return;
    this.parts = frame.outer;
    this.begun = !frame.first;
    this.goesOn = false;
    this.noteIds = [];
  }

  text(text: string): void {
    const frame = this.stack.at(-1);
    if (frame?.name === 'title') this.document.title += text;
    if (this.skipping > 0) return;
    this.length += text.length;
    this.begun ||= /\S/.test(text);
    this.parts.push(frame?.role.preformatted ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
  }

  finish(): DocumentText {
    this.flush();
    this.pushWaiting();
    joinCapitals(this.capitals, this.document.blocks);
    this.document.title = oneLine(this.document.title);
    return this.document;
  }

  private anchor(id: string | undefined, role: Role, types: string[]): void {
    const { blocks, anchors, anchorTypes } = this.document;
    if (role.section && blocks.length === 0 && this.parts.length === 0) {
      this.document.types = types;
    }
    if (!id || anchors.has(id)) return;
    if (this.noting > 0) this.noteIds.push(id);
    anchors.set(id, blocks.length);
    anchorTypes.set(id, role.section ? types : [...types, ...role.ownTypes]);
  }

  private closeLink(frame: Frame): void {
    const count = this.parts.length - frame.mark;
    if (frame.role.marker || (frame.href !== null && count <= MAX_MARKER_PARTS)) {
      const text = this.parts.slice(frame.mark).join('').replace(RAISED_MARKS, '').trim();
      const short = text.length <= MAX_MARKER_PARTS && frame.role.level === 0;
      if (frame.role.marker || (short && isNoteMarker(text)))
        this.dropMarker(frame, bareMark(text));
    }
    this.linked += this.length - frame.lengthBefore;
  }

  private dropMarker(frame: Frame, mark: string): void {
    this.parts.length = frame.mark;
    const leads = frame.first;
    this.begun = !leads;
    if (leads) this.lead = mark;
    if (this.noting > 0 || frame.href === null) return;
    const at = this.document.blocks.length;
    this.document.markers.push({ href: frame.href, mark, at, leads });
  }

  private closeRaised(frame: Frame): void {
    if (this.parts.length - frame.mark > MAX_MARKER_PARTS) return;
    const text = this.parts.slice(frame.mark).join('').trim();
    if (this.noting > 0 || text.length > 3 || !isNoteMarker(text)) return;
    this.parts.length = frame.mark;
    this.parts.push(RAISED.open, text, RAISED.close);
  }

  private closeCapital(frame: Frame): void {
    if (!frame.first || this.parts.length - frame.mark > MAX_MARKER_PARTS) return;
    const text = this.parts.slice(frame.mark).join('').trim();
    if (isDropCapital(text)) this.capital = text;
  }

  private flush(closing?: Frame): void {
    const pictures = this.pictures.splice(0);
    if (this.parts.length === 0 && pictures.length === 0 && !closing?.role.breakWhenEmpty) return;
    const frame = closing ?? this.stack.at(-1);
    const read = tidy(this.parts.join(''));
    const linked = this.linked;
    const { lead, capital } = this;
    this.parts = [];
    this.linked = 0;
    this.lead = null;
    this.capital = null;
    this.begun = false;
    if (this.noting > 0) {
      if (read !== '' && frame?.role.level === 0) this.pushNote(read, lead);
      return;
    }
    const shown = read === '' ? headingOfPictures(pictures, frame?.role.level ?? 0) : null;
    if (shown?.level === 0) shown.level = this.headingLevel;
    const text = shown?.text ?? read;
    if (text === '') {
      if (closing?.role.breakWhenEmpty) this.pushBlock('break', '', 0, null);
    } else if (isBreakMark(text)) {
      this.pushBlock('break', '', 0, null);
    } else {
      const level = shown?.level ?? frame?.role.level ?? 0;
      if (level > 0) this.headingLevel = level;
      const kind = level > 0 ? 'heading' : 'paragraph';
      if (kind === 'paragraph' && this.holdCapital(text, frame)) return;
      this.pushBlock(kind, text, level, frame?.group ?? null, linked, capital);
    }
  }

  /** A capital in a block of its own waits for the paragraph that it begins. */
  private holdCapital(text: string, frame: Frame | undefined): boolean {
    const sure = (frame?.role.dropCapital ?? false) && isDropCapital(text);
    if (this.waiting || !(sure || /^["“‘]?\p{Lu}$/u.test(text))) return false;
    this.waiting = { letters: text, sure };
    return true;
  }

  private pushWaiting(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) this.pushBlock('paragraph', waiting.letters, 0, null);
  }

  private pushNote(text: string, lead: string | null): void {
    const own = lead === null ? leadingMark(text) : { mark: lead, rest: text };
    const before = this.document.notes.at(-1);
    if (before && this.goesOn && own === null) {
      before.text += `\n\n${text}`;
    } else {
      this.document.notes.push({
        mark: own?.mark ?? '',
        text: own?.rest || text,
        ids: this.noteIds.splice(0),
        at: this.document.blocks.length,
      });
    }
    this.goesOn = true;
  }

  private pushBlock(
    kind: Block['kind'],
    text: string,
    level: number,
    group: number | null,
    linked = 0,
    capital: string | null = null,
  ): void {
    refuseTooMany(this.document.blocks.length);
    const { waiting } = this;
    const joins = waiting && kind === 'paragraph' && (waiting.sure || /^\p{Ll}/u.test(text));
    if (waiting && !joins) this.pushWaiting();
    this.waiting = null;
    const letters = joins ? waiting.letters : capital;
    const block: Block = { kind, text: joins ? `${letters} ${text}` : text, level, group, linked };
    if (letters !== null) this.capitals.push({ block, letters });
    this.document.blocks.push(block);
  }
}

const RAISED_MARKS = new RegExp(`[${RAISED.open}${RAISED.close}]`, 'g');

/** What a picture is called by those who do not say what it shows. */
const NAMELESS =
  /\.(?:png|jpe?g|gif|svg|webp)$|^(?:image|img|picture|photo|cover|decoration|ornament|illustration|logo|line|rule)\b/i;

/** The heading that pictures show: any text inside a heading, elsewhere only "Chapter One", of no level. */
function headingOfPictures(
  pictures: readonly string[],
  level: number,
): { text: string; level: number } | null {
  const named = pictures.filter((alt) => /[\p{L}\p{N}]/u.test(alt) && !NAMELESS.test(alt));
  const text = tidy(named.join(' '));
  if (text === '' || text.length > MAX_HEADING_LENGTH) return null;
  if (level > 0) return { text, level };
  return /^(?:chapter|part)$/.test(parseHeading(text).kind) ? { text, level: 0 } : null;
}

/** Spaces around line breaks go, runs of spaces become one, cells are parted by a bar. */
function tidy(raw: string): string {
  return cleanCharacters(raw)
    .split('\n')
    .map(tidyLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function tidyLine(line: string): string {
  const cells = line.split(CELL_END).map((cell) => cell.replace(/[ \t]+/g, ' ').trim());
  return cells.filter((cell) => cell !== '').join(' | ');
}

function oneLine(text: string): string {
  return tidy(text).replace(/\s+/g, ' ');
}
