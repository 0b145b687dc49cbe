import { parseNaturalCue } from './cue.ts';
import { isNaturalHeading } from './heading.ts';
import { unmark } from './marked.ts';

/** Fountain keeps the indentation of action and counts a tab as four spaces. */
const TAB = '    ';

/** A line of action without its forcing mark; white space at its end does not count. */
export function actionText(line: string): string {
  const body = line.trimStart();
  const forced = body.startsWith('!');
  const indent = line.slice(0, line.length - body.length);
  const text = forced ? indent + body.slice(1) : line;
  // A byte order mark inside a text is no character of the script.
  return text.trimEnd().replaceAll('\uFEFF', '').replaceAll('\t', TAB);
}

/** A line of capitals alone: a heading may stand straight below it, as below FADE IN:. */
export function standsAlone(text: string): boolean {
  if (text.includes('\n') || parseNaturalCue(text.trim()) === null) return false;
  return !isNaturalHeading(unmark(text.trim()));
}
