import type { Block, Note } from '../block.ts';
import { inlineText } from './inline-text.ts';

const DEFINITION = /^ {0,3}\[\^([^[\]\s]{1,60})\]:\s*(.*)$/;
const REFERENCE = /\[\^([^[\]\s]{1,60})\]/g;

/** A longer one is text with a bracket in it. */
const MAX_INLINE = 5_000;

interface Definition {
  lines: string[];
  /** Index of the block after it. */
  at: number;
}

/** The notes of a Markdown text: "[^1]: A note." for "[^1]", and "^[A note.]" in the line. */
export class MarkdownNotes {
  private readonly definitions = new Map<string, Definition>();
  private readonly marks: { at: number; id: string | null; text: string }[] = [];
  /** The definition that goes on, and whether a blank line stood in it. */
  private open: { definition: Definition; blank: boolean } | null = null;

  /** Whether a line belongs to a definition. */
  takesLine(line: string, at: number): boolean {
    const found = DEFINITION.exec(line);
    if (found?.[1] !== undefined) {
      const definition = { lines: [found[2] ?? ''], at };
      if (!this.definitions.has(found[1])) this.definitions.set(found[1], definition);
      this.open = { definition, blank: false };
      return true;
    }
    const { open } = this;
    if (!open) return false;
    const empty = line.trim() === '';
    if (!empty && open.blank && !/^(?: {2,}|\t)/.test(line)) {
      this.open = null;
      return false;
    }
    open.blank = empty;
    open.definition.lines.push(line.trim());
    return true;
  }

  /** The line without the marks and notes in it, which belong to the block of that index. */
  takeMarks(source: string, at: number): string {
    const text = source.includes('^[') ? this.takeInline(source, at) : source;
    return text.replace(REFERENCE, (_, id: string) => {
      this.marks.push({ at, id, text: '' });
      return '';
    });
  }

  private takeInline(source: string, at: number): string {
    const parts: string[] = [];
    let from = 0;
    for (;;) {
      const start = source.indexOf('^[', from);
      const end = start < 0 ? -1 : closingBracket(source, start + 1);
      if (end < 0) break;
      parts.push(source.slice(from, start));
      this.marks.push({ at, id: null, text: source.slice(start + 2, end) });
      from = end + 1;
    }
    parts.push(source.slice(from));
    return parts.join('');
  }

  /** Gives each note to the block that refers to it, else to the one before it. */
  give(blocks: readonly Block[]): void {
    const given = new Set<string>();
    for (const { at, id, text } of this.marks) {
      const definition = id === null ? undefined : this.definitions.get(id);
      if (id !== null && (!definition || given.has(id))) continue;
      if (id !== null) given.add(id);
      add(blocks, at, { mark: id ?? '', text: definition ? textOf(definition) : inlineText(text) });
    }
    for (const [id, definition] of this.definitions) {
      if (!given.has(id)) add(blocks, definition.at - 1, { mark: id, text: textOf(definition) });
    }
  }
}

function add(blocks: readonly Block[], at: number, note: Note): void {
  const block = blocks[Math.max(0, Math.min(at, blocks.length - 1))];
  if (!block || note.text === '') return;
  block.notes ??= [];
  block.notes.push(note);
}

function textOf({ lines }: Definition): string {
  const paragraphs = lines.join('\n').split(/\n{2,}/);
  return paragraphs
    .map((paragraph) => inlineText(paragraph.replaceAll('\n', ' ')))
    .filter(Boolean)
    .join('\n\n');
}

function closingBracket(source: string, opening: number): number {
  let depth = 0;
  const limit = Math.min(source.length, opening + MAX_INLINE);
  for (let at = opening; at < limit; at++) {
    if (source[at] === '[') depth++;
    if (source[at] === ']' && --depth === 0) return at;
  }
  return -1;
}
