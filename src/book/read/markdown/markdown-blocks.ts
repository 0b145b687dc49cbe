import { type Block, isBreakMark } from '../block.ts';
import { joinsWithoutSpace } from '../cjk-text.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import { inlineText, isAttributes } from './inline-text.ts';
import { MarkdownNotes } from './markdown-notes.ts';

/** A line that cannot go on with the paragraph before it. */
const LIST_ITEM = /^\s{0,7}(?:[-+*]|\d{1,9}[.)])\s+(?=\S)/;
const QUOTE = /^ {0,3}(?:> ?){1,10}/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const TABLE_RULE = /^[\s|:-]+$/;
const CALLOUT = /^\s*\[!\w{1,40}\][+-]?\s*(.*)$/;
const FRAME =
  /^ {0,3}(?::{3,}\s*(?:\{[^{}]{0,500}\}|[\w.-]{0,100})\s*:*|\^[A-Za-z\d-]{1,60}|\\(?:newpage|pagebreak|clearpage|noindent|bigskip|vfill))\s*$/;
const IDEOGRAPHIC_SPACE = '\u3000';

/** Reads the blocks of a Markdown text (CommonMark's, with tables, notes and line blocks). */
export function markdownBlocks(source: string): Block[] {
  const open = dropComments(dropComments(source, '<!--', '-->'), '%%', '%%');
  return new MarkdownReader().read(open.split('\n'));
}

/** Comments of HTML and of Obsidian, wherever they stand; one that is never closed hides nothing. */
function dropComments(source: string, opening: string, closing: string): string {
  if (!source.includes(opening)) return source;
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = source.indexOf(opening, at);
    const close = open < 0 ? -1 : source.indexOf(closing, open + opening.length);
    if (close < 0) break;
    parts.push(source.slice(at, open));
    at = close + closing.length;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

class MarkdownReader {
  private readonly blocks: Block[] = [];
  private paragraph: string[] = [];
  private groups = 0;
  private list: number | null = null;
  private fence: { mark: string; raw: boolean; lines: string[] } | null = null;
  private readonly notes = new MarkdownNotes();

  read(lines: readonly string[]): Block[] {
    for (const line of lines) this.line(line);
    if (this.fence) this.closeFence();
    this.flush();
    this.notes.give(this.blocks);
    return this.blocks;
  }

  private line(raw: string): void {
    const fence = FENCE.exec(raw)?.[1];
    if (this.fence) {
      this.fenced(raw);
    } else if (fence) {
      this.flush();
      // What Pandoc passes on to one format is no text of the book.
      this.fence = { mark: fence, raw: /\{=\w+\}\s*$/.test(raw), lines: [] };
    } else if (!this.notes.takesLine(raw, this.blocks.length)) {
      this.open(this.calloutTitle(raw.replace(QUOTE, '')));
    }
  }

  /** A line outside code. */
  private open(line: string): void {
    if (line.startsWith(IDEOGRAPHIC_SPACE)) this.flush();
    if (line.trim() === '') this.flush();
    else if (this.isUnderline(line)) this.underline(line);
    else if (!this.takesLine(line)) this.paragraph.push(line);
  }

  /** "[!note]- A letter" opens a callout: its title is a paragraph. */
  private calloutTitle(line: string): string {
    const title = CALLOUT.exec(line)?.[1];
    if (title === undefined) return line;
    this.flush();
    if (title !== '') this.paragraph.push(title);
    this.flush();
    return '';
  }

  private takesLine(line: string): boolean {
    return (
      this.frame(line) ||
      this.heading(line) ||
      this.rule(line) ||
      this.dropped(line) ||
      this.tableRow(line) ||
      this.verseLine(line) ||
      this.listItem(line)
    );
  }

  private fenced(line: string): void {
    const { fence } = this;
    if (!fence) return;
    const closing = line.trim();
    const closes = closing.startsWith(fence.mark) && /^(?:`+|~+)$/.test(closing);
    if (closes) this.closeFence();
    else fence.lines.push(line.trimEnd());
  }

  private closeFence(): void {
    const { lines = [], raw = false } = this.fence ?? {};
    const text = raw ? '' : lines.join('\n').trim();
    this.fence = null;
    if (text !== '') this.push('paragraph', text, 0, null);
  }

  /** "===" or "---" under a line of text makes it a heading (Setext). */
  private isUnderline(line: string): boolean {
    const [only] = this.paragraph;
    return (
      /^ {0,3}(?:=+|-{2,})\s*$/.test(line) && this.paragraph.length === 1 && only !== undefined
    );
  }

  private underline(line: string): void {
    const text = this.inline(withoutAttributes(this.paragraph.join(' ')));
    this.paragraph = [];
    this.push('heading', text, line.includes('=') ? 1 : 2, null);
  }

  private heading(line: string): boolean {
    const marks = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1];
    if (!marks) return false;
    this.flush();
    const text = line.trim().slice(marks.length).trim();
    const closed = /^#+$/.test(text) ? '' : dropClosing(withoutAttributes(text));
    const title = this.inline(closed);
    if (title !== '') this.push('heading', title, marks.length, null);
    return true;
  }

  private rule(line: string): boolean {
    const bare = line.trim();
    if (!isBreakMark(bare) || (this.paragraph.length > 0 && bare.length < 3)) return false;
    this.flush();
    this.push('break', '', 0, null);
    return true;
  }

  /** The fences of Pandoc's blocks, the names of Obsidian's, breaks of pages. */
  private frame(line: string): boolean {
    if (!FRAME.test(line)) return false;
    this.flush();
    return true;
  }

  /** Definitions of links. */
  private dropped(line: string): boolean {
    return /^ {0,3}\[[^\]]{1,200}\]:\s/.test(line);
  }

  private tableRow(line: string): boolean {
    const row = line.trim();
    if (!row.startsWith('|') || !row.endsWith('|') || row.length < 3) return false;
    const cells = row
      .slice(1, -1)
      .split('|')
      .map((cell) => this.inline(cell));
    this.openGroup();
    if (!TABLE_RULE.test(row))
      this.push('paragraph', cells.filter(Boolean).join(' | '), 0, this.list);
    return true;
  }

  /** "| a line of verse", as Pandoc writes it. */
  private verseLine(line: string): boolean {
    if (!/^ {0,3}\| /.test(line)) return false;
    this.openGroup();
    this.push('paragraph', this.inline(line.trim().slice(1)), 0, this.list);
    return true;
  }

  private listItem(line: string): boolean {
    const mark = LIST_ITEM.exec(line)?.[0];
    if (!mark) return false;
    // "1986. A year" in the middle of a paragraph is no list.
    if (this.paragraph.length > 0 && this.list === null && /\d/.test(mark)) return false;
    const group = this.list ?? ++this.groups;
    this.flush();
    this.list = group;
    this.paragraph.push(line.slice(mark.length).replace(/^\[[ xX]\]\s+/, ''));
    return true;
  }

  private openGroup(): void {
    const group = this.list ?? ++this.groups;
    this.flush();
    this.list = group;
  }

  private flush(): void {
    const lines = this.paragraph;
    const group = this.list;
    this.paragraph = [];
    this.list = null;
    if (lines.length > 0) this.push('paragraph', this.inline(joinSoft(lines)), 0, group);
  }

  /** The text of a line; its notes go to the block that is pushed next. */
  private inline(source: string): string {
    const named = source.replace(/(?:^|\s)\^[A-Za-z\d-]{1,60}\s*$/, '');
    return inlineText(this.notes.takeMarks(named, this.blocks.length));
  }

  private push(kind: Block['kind'], text: string, level: number, group: number | null): void {
    if (text === '' && kind !== 'break') return;
    refuseTooMany(this.blocks.length);
    this.blocks.push({ kind, text, level, group, linked: 0 });
  }
}

/** Two spaces or a backslash at a line's end break the line; otherwise lines flow on. */
function joinSoft(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    const hard = !last && (line.endsWith('  ') || line.endsWith('\\'));
    const text = line.trim();
    parts.push(hard && text.endsWith('\\') ? text.slice(0, -1) : text);
    const next = lines[index + 1]?.trim() ?? '';
    if (!last) parts.push(hard ? '\n' : joinsWithoutSpace(text, next) ? '' : ' ');
  }
  return parts.join('');
}

/** "The Quay {#quay .chapter}" is "The Quay". */
function withoutAttributes(text: string): string {
  const bare = text.trimEnd();
  const open = bare.endsWith('}') ? bare.lastIndexOf('{') : -1;
  return open >= 0 && isAttributes(bare.slice(open + 1, -1)) ? bare.slice(0, open).trimEnd() : text;
}

/** "## Home ##" is "Home". */
function dropClosing(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end--;
  const closed = end < text.length && /\s/.test(text[end - 1] ?? '');
  return closed ? text.slice(0, end).trimEnd() : text;
}
