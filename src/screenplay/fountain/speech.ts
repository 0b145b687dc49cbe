import { isEmptyLine } from './blank-line.ts';
import type { SourceLine } from './source-line.ts';

export interface SpeechPart {
  type: 'dialogue' | 'parenthetical' | 'lyric';
  text: string;
  lines: SourceLine[];
}

/** Reads what is said under a cue, from line `from` on. */
export function readSpeech(
  lines: SourceLine[],
  from: number,
): { parts: SpeechPart[]; next: number } {
  const parts: SpeechPart[] = [];
  let gap = 0;
  let i = from;
  for (; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || (line.blank && isEmptyLine(line.text))) break;
    if (line.blank) {
      gap++;
      continue;
    }
    addLine(parts, line, gap);
    gap = 0;
  }
  return { parts, next: i };
}

function addLine(parts: SpeechPart[], line: SourceLine, gap: number): void {
  const { type, text } = speechLine(line.text.trim());
  const last = parts.at(-1);
  if (last !== undefined && last.type === type && type !== 'parenthetical') {
    last.text += `${'\n'.repeat(gap + 1)}${text}`;
    last.lines.push(line);
  } else {
    parts.push({ type, text, lines: [line] });
  }
}

function speechLine(trimmed: string): { type: SpeechPart['type']; text: string } {
  if (trimmed.startsWith('~')) return { type: 'lyric', text: trimmed.slice(1).trim() };
  if (isWrapped(trimmed)) return { type: 'parenthetical', text: trimmed.slice(1, -1).trim() };
  return { type: 'dialogue', text: trimmed };
}

/** True when the first parenthesis closes at the very end: `(a) and (b)` is said, not played. */
function isWrapped(trimmed: string): boolean {
  if (!trimmed.startsWith('(') || !trimmed.endsWith(')')) return false;
  let depth = 0;
  for (let i = 0; i < trimmed.length; i++) {
    if (trimmed[i] === '(') depth++;
    else if (trimmed[i] === ')' && --depth === 0) return i === trimmed.length - 1;
  }
  return false;
}
