import { Parser } from 'htmlparser2';
import { AppError } from '../../../contract/error.ts';
import { type Block, isBreakMark } from '../block.ts';
import { cleanCharacters } from '../clean-characters.ts';
import { MAX_DEPTH } from '../limits.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
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
  marker: boolean;
}

/** Shared by the many elements that stand in no typed section. */
const NO_TYPES: string[] = [];

/** What a footnote marker looks like where no epub:type says so: "1", "[12]", "*", "†", "↩". */
const NOTE_MARKER = /^[[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[↩↑^]\ufe0e?)[\])]?$/u;

/** Stands for the end of a table cell until the row is put together; no text contains it. */
const CELL_END = '\ue0c1';

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
  };
  private readonly stack: Frame[] = [];
  private parts: string[] = [];
  private length = 0;
  private linked = 0;
  private groups = 0;
  private skipping = 0;

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
      marker: tag === 'a' && (attributes.href ?? '').includes('#'),
    });
    if (role.skip) this.skipping++;
    if (this.skipping > 0) return;
    this.anchor(attributes.id ?? attributes.name, role, types);
    if (tag === 'br') this.parts.push('\n');
    if (role.rule) this.pushBlock('break', '', 0, null);
    if (role.initial) this.parts.push(role.initial);
  }

  close(): void {
    const frame = this.stack.pop();
    if (!frame) return;
    if (frame.role.skip) this.skipping--;
    if (this.skipping > 0) return;
    if (frame.name === 'a') this.closeLink(frame);
    if (frame.role.cell && this.parts.length > frame.mark) this.parts.push(CELL_END);
    if (frame.role.block) this.flush(frame);
  }

  text(text: string): void {
    const frame = this.stack.at(-1);
    if (frame?.name === 'title') this.document.title += text;
    if (this.skipping > 0) return;
    this.length += text.length;
    this.parts.push(frame?.role.preformatted ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
  }

  finish(): DocumentText {
    this.flush();
    this.document.title = oneLine(this.document.title);
    return this.document;
  }

  private anchor(id: string | undefined, role: Role, types: string[]): void {
    const { blocks, anchors, anchorTypes } = this.document;
    if (role.section && blocks.length === 0 && this.parts.length === 0) {
      this.document.types = types;
    }
    if (!id || anchors.has(id)) return;
    anchors.set(id, blocks.length);
    anchorTypes.set(id, role.section ? types : [...types, ...role.ownTypes]);
  }

  private closeLink(frame: Frame): void {
    const count = this.parts.length - frame.mark;
    if (frame.marker && count <= MAX_MARKER_PARTS) {
      const text = this.parts.slice(frame.mark).join('').trim();
      if (text.length <= MAX_MARKER_PARTS && NOTE_MARKER.test(text)) this.parts.length = frame.mark;
    }
    this.linked += this.length - frame.lengthBefore;
  }

  private flush(closing?: Frame): void {
    if (this.parts.length === 0 && !closing?.role.breakWhenEmpty) return;
    const frame = closing ?? this.stack.at(-1);
    const text = tidy(this.parts.join(''));
    const linked = this.linked;
    this.parts = [];
    this.linked = 0;
    if (text === '') {
      if (closing?.role.breakWhenEmpty) this.pushBlock('break', '', 0, null);
    } else if (isBreakMark(text)) {
      this.pushBlock('break', '', 0, null);
    } else {
      const level = frame?.role.level ?? 0;
      this.pushBlock(
        level > 0 ? 'heading' : 'paragraph',
        text,
        level,
        frame?.group ?? null,
        linked,
      );
    }
  }

  private pushBlock(
    kind: Block['kind'],
    text: string,
    level: number,
    group: number | null,
    linked = 0,
  ): void {
    refuseTooMany(this.document.blocks.length);
    this.document.blocks.push({ kind, text, level, group, linked });
  }
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
