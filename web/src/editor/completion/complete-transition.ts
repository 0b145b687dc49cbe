import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { isAfterBlank } from '../writing/line-kind.ts';
import { startedCueLine } from '../writing/started-cue.ts';
import { scriptWords } from './script-words.ts';

const TRANSITIONS = [
  'CUT TO:',
  'DISSOLVE TO:',
  'SMASH CUT TO:',
  'MATCH CUT TO:',
  'JUMP CUT TO:',
  'FADE TO:',
  'FADE OUT.',
  'FADE TO BLACK.',
];
const BEGUN = /^\s*(>\s*)?(\p{Lu}[^\p{Ll}:.]*)$/u;
const FORCED = /^\s*>\s*$/;

/** Transitions on a line of capitals, or behind the mark that forces one. */
export function completeTransition({ state, pos }: CompletionContext): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  if (line.text.slice(pos - line.from).trim() !== '') return null;
  if (!isAfterBlank(state, line.number) || startedCueLine(state) === line.number) return null;
  const before = line.text.slice(0, pos - line.from);
  const match = BEGUN.exec(before);
  if (match === null && !FORCED.test(before)) return null;
  const [, mark = FORCED.test(before) ? before : '', typed = ''] = match ?? [];
  const known = new Map([
    ...TRANSITIONS.map((each): [string, number] => [each, 0]),
    ...scriptWords(state, pos).transitions,
  ]);
  const options = [...known].map(
    ([label, uses]): Completion => ({
      label,
      type: 'transition',
      boost: Math.min(uses, 9) - 20,
      // Fountain knows a transition by its TO:, any other only by a mark.
      ...(mark === '' && !label.endsWith('TO:') ? { apply: `> ${label}` } : {}),
    }),
  );
  return { from: pos - typed.length, options, validFor: /^[^\p{Ll}:.]*$/u };
}
