import { type Block, isBreakMark } from '../block.ts';
import { cleanCharacters } from '../clean-characters.ts';
import { parseHeading } from '../parse-heading.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import type { PageLine } from './page-lines.ts';

/** How much larger than the text a heading is at least. */
const LARGER = 1.15;
/** How much farther apart than usual two lines are between which a paragraph ends. */
const APART = 1.4;
/** In sizes of a letter: how far the first line of a paragraph is set in at least, and at most. */
const INDENT = { least: 0.7, most: 6 };
/** A line that ends before this share of its column is the last of its paragraph. */
const SHORT = 0.85;
const LONGEST_HEADING = 120;

/** Puts lines together to paragraphs and headings, also where a page or column ends between them. */
export function linesToBlocks(lines: readonly PageLine[]): Block[] {
  const body = bodyOf(lines);
  const blocks: OpenBlock[] = [];
  let before: PageLine | null = null;
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last !== undefined && before !== null && goesOn(before, line, last, body)) {
      addLine(last, line.text);
    } else {
      refuseTooMany(blocks.length);
      blocks.push(beginBlock(line, body));
    }
    before = line;
  }
  return blocks.map(finish);
}

/** A block as it is put together, line by line: a paragraph may have all lines that there are. */
interface OpenBlock extends Omit<Block, 'text'> {
  /** Each behind what parts it from the one before. */
  lines: string[];
  length: number;
}

/** How the text of a book is set. */
interface Body {
  size: number;
  /** From line to line. */
  pitch: number;
}

function bodyOf(lines: readonly PageLine[]): Body {
  const size = mostOf(lines.map((line) => [line.size, line.text.length]));
  const pitches = lines.flatMap((line, i): [number, number][] => {
    const gap = line.y - (lines[i - 1]?.y ?? line.y);
    return gap > 0 && gap < size * 3 ? [[gap, 1]] : [];
  });
  return { size, pitch: mostOf(pitches) || size * 1.2 };
}

/** The number that weighs most, to half a point. */
function mostOf(weighed: readonly [number, number][]): number {
  const sums = new Map<number, number>();
  for (const [number, weight] of weighed) {
    const key = Math.round(number * 2) / 2;
    sums.set(key, (sums.get(key) ?? 0) + weight);
  }
  const [most] = [...sums].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 0;
}

function goesOn(before: PageLine, line: PageLine, last: OpenBlock, body: Body): boolean {
  if (last.kind === 'heading' || isHeading(line, body)) {
    const alike = last.kind === 'heading' && Math.abs(before.size - line.size) < 0.5;
    const near = line.y > before.y && line.y - before.y < line.size * 1.6;
    return alike && near && isHeading(line, body) && last.length < LONGEST_HEADING;
  }
  if (isBreakMark(line.text) || isBreakMark(before.text)) return false;
  const isOverleaf = line.y <= before.y || before.column !== line.column;
  if (!isOverleaf && line.y - before.y > body.pitch * APART) return false;
  const indent = (line.left - line.column.left) / body.size;
  const sameIndent =
    Math.abs(line.left - line.column.left - (before.left - before.column.left)) < 1;
  if (indent > INDENT.least && indent < INDENT.most && !sameIndent) return false;
  const { left, right } = before.column;
  const isShort = before.right < left + (right - left) * SHORT;
  return !(isShort && /[.!?…:"”’»)]$/.test(before.text));
}

function isHeading(line: PageLine, { size }: Body): boolean {
  if (line.text.length > LONGEST_HEADING || !/[\p{L}\p{N}]/u.test(line.text)) return false;
  if (line.size >= size * LARGER) return true;
  // In the size of the text only what can be nothing else, set apart from the margin or in capitals.
  const { kind } = parseHeading(line.text);
  return (
    (kind === 'chapter' || kind === 'part') && !/[.,;]$/.test(line.text) && line.text.length < 60
  );
}

function beginBlock(line: PageLine, body: Body): OpenBlock {
  const heading = isHeading(line, body);
  const level = !heading ? 0 : line.size >= body.size * 1.6 ? 1 : 2;
  return {
    kind: heading ? 'heading' : 'paragraph',
    lines: [line.text],
    length: line.text.length,
    level,
    group: null,
    linked: 0,
  };
}

/** A word that was parted at the end of a line is put together. */
function addLine(block: OpenBlock, next: string): void {
  const { lines } = block;
  const last = lines.at(-1) ?? '';
  const isParted = /\p{L}[-\u00ad\u2010]$/u.test(last) && /^\p{Ll}/u.test(next);
  if (isParted) lines[lines.length - 1] = last.slice(0, -1);
  lines.push(isParted ? next : ` ${next}`);
  block.length += next.length + (isParted ? -1 : 1);
}

function finish({ lines, length: _, ...block }: OpenBlock): Block {
  const text = cleanCharacters(lines.join('')).replaceAll(/\s+/g, ' ').trim();
  if (block.kind === 'paragraph' && (text === '' || isBreakMark(text))) {
    return { ...block, kind: 'break', text: '' };
  }
  return { ...block, text };
}
