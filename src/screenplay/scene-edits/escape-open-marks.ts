import { boneyardsOf } from '../fountain/hidden.ts';
import type { TextChange } from './text-change.ts';

/** Puts a backslash, which is not read, before each mark that would open a boneyard if one closed below. */
export function escapeOpenMarks(text: string, to: number): TextChange[] {
  const changes: TextChange[] = [];
  const from = boneyardsOf(text).at(-1)?.end ?? 0;
  for (let at = text.indexOf('/*', from); at !== -1 && at < to; at = text.indexOf('/*', at + 2)) {
    if (text[at - 1] !== '\\') changes.push({ from: at, to: at, insert: '\\' });
  }
  return changes;
}
