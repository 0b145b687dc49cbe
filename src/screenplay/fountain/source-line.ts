import type { HiddenText } from './hidden.ts';

/**
 * A line of the script as it is read: what is hidden is taken out. It reaches over more than one
 * line of the file where a note or boneyard does.
 */
export interface SourceLine {
  text: string;
  /** True when there is nothing but white space on it. */
  blank: boolean;
  /** Offsets of the first visible character and behind the last one. */
  start: number;
  end: number;
}

const BOM = '\uFEFF';

/** Lines that hold nothing but hidden text are left out, as if they were not there. */
export function readLines(text: string, { mask, index }: HiddenText): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = text.startsWith(BOM) ? 1 : 0;
  for (let i = 1; i <= index.starts.length; i++) {
    const next = index.starts[i] ?? text.length + 1;
    if (next <= text.length && mask[next - 1] === 1) continue;
    const line = readLine(text, mask, start, Math.min(next, text.length));
    if (line !== null) lines.push(line);
    start = next;
  }
  return lines;
}

function readLine(text: string, mask: Uint8Array, from: number, to: number): SourceLine | null {
  let end = to;
  while (end > from && isLineEnd(text.charCodeAt(end - 1)) && mask[end - 1] === 0) end--;
  const masked = mask.subarray(from, end).includes(1);
  const visible = masked ? joinVisible(text, mask, from, end) : text.slice(from, end);
  // Inside a text it is no character of the script, and makes nothing of a line but what it is without.
  const kept = visible.replaceAll(BOM, '');
  const blank = kept.trim() === '';
  if (blank) return masked ? null : { text: kept, blank, start: from, end };
  return { text: kept, blank, ...visibleSpan(text, mask, from, end) };
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** Takes hidden text out with the space that it leaves double. */
function joinVisible(text: string, mask: Uint8Array, from: number, end: number): string {
  const pieces: string[] = [];
  let spaced = true;
  let i = from;
  while (i < end) {
    const begin = i;
    const hidden = mask[i];
    while (i < end && mask[i] === hidden) i++;
    if (hidden === 1) continue;
    const piece = text.slice(begin, i);
    pieces.push(begin > from && spaced ? piece.trimStart() : piece);
    spaced = /\s$/.test(piece);
  }
  return pieces.join('');
}

function visibleSpan(text: string, mask: Uint8Array, from: number, to: number) {
  let start = from;
  let end = to;
  while (start < end && (mask[start] === 1 || isSpace(text, start))) start++;
  while (end > start && (mask[end - 1] === 1 || isSpace(text, end - 1))) end--;
  return { start, end };
}

function isSpace(text: string, at: number): boolean {
  return (text[at] ?? '').trim() === '';
}
