import { parseForcedCue, parseNaturalCue } from './cue.ts';
import { isHeading, isNaturalHeading } from './heading.ts';
import { unmark } from './marked.ts';
import { isUppercase } from './uppercase.ts';

export type LineKind =
  | 'scene_heading'
  | 'character'
  | 'transition'
  | 'centered'
  | 'section'
  | 'synopsis'
  | 'page_break'
  | 'lyric'
  | 'action';

export interface LineContext {
  /** The line before it is blank, or there is none. */
  afterBlank: boolean;
  /** The line before it is action: it can only go on, or be something marked. */
  inAction: boolean;
  /** The line after it; null when that is blank or there is none. */
  next: string | null;
}

/** What a line outside of a speech is. `line` is as written, not blank. */
export function classifyLine(line: string, context: LineContext): LineKind {
  const trimmed = line.trim();
  const marked = classifyMarked(trimmed);
  if (marked !== null) return marked;
  if (context.inAction) return 'action';
  // Emphasis around a heading or a cue does not make it anything else.
  const printed = unmark(trimmed);
  if (isHeading(printed, context.next)) return 'scene_heading';
  if (!context.afterBlank || isNaturalHeading(printed)) return 'action';
  if (printed.startsWith('@') && parseForcedCue(trimmed) !== null) return 'character';
  // A space behind the colon makes it something else: so says Fountain.
  if (printed.endsWith('TO:')) {
    const read = line.trimEnd() === line && isTransition(printed, context.next);
    return read ? 'transition' : 'action';
  }
  return isNaturalCue(trimmed, context.next) ? 'character' : 'action';
}

/** What a line is by its first character, wherever it stands. */
function classifyMarked(trimmed: string): LineKind | null {
  switch (trimmed[0]) {
    case '!':
      return 'action';
    case '#':
      return 'section';
    case '=':
      return /^={3,}$/.test(trimmed) ? 'page_break' : 'synopsis';
    case '~':
      return 'lyric';
    case '>':
      if (trimmed.length === 1) return 'action';
      return trimmed.endsWith('<') ? 'centered' : 'transition';
    default:
      return null;
  }
}

function isTransition(printed: string, next: string | null): boolean {
  if (!isUppercase(printed)) return false;
  return next === null || isHeading(unmark(next.trim()), null);
}

function isNaturalCue(trimmed: string, next: string | null): boolean {
  // FADE IN: straight above a heading is not a speaker whose words are the heading.
  if (next === null || isNaturalHeading(unmark(next.trim()))) return false;
  return parseNaturalCue(trimmed) !== null;
}
