import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { isAfterBlank } from '../writing/line-kind.ts';
import { startedCueLine } from '../writing/started-cue.ts';
import { scriptWords } from './script-words.ts';

const SETTINGS: [label: string, detail: string][] = [
  ['INT. ', 'inside'],
  ['EXT. ', 'outside'],
  ['INT./EXT. ', 'both'],
  ['EST. ', 'seen from outside'],
];
const TIMES = [
  'DAY',
  'NIGHT',
  'MORNING',
  'EVENING',
  'DAWN',
  'DUSK',
  'CONTINUOUS',
  'LATER',
  'MOMENTS LATER',
];

/** What may become a setting: one capital, or three letters in any case. */
const BEGUN = /^\s*(?:[IE]|(?:IN|EX|ES|I\/|INT|EXT|EST|int|ext|est|Int|Ext|Est)[./A-Z]*)$/;
const PLACE =
  /^\s*(?:(?:INT\.?\/EXT|EXT\.?\/INT|I\.?\/E|INT|EXT|EST)[.\s]\s*|\.(?=[\p{L}\p{N}]))/iu;
const DASH = / [-–—] /g;

/** Settings at the head of a line, then the places of this script, then times. */
export function completeHeading(context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  if (line.text.slice(pos - line.from).trim() !== '') return null;
  if (!isAfterBlank(state, line.number) || startedCueLine(state) === line.number) return null;
  const before = line.text.slice(0, pos - line.from);
  if (BEGUN.test(before)) return settingsFrom(pos - before.trimStart().length);
  const setting = PLACE.exec(before);
  if (setting === null) return null;
  const dash = [...before.matchAll(DASH)].at(-1);
  const words = scriptWords(state, pos);
  if (dash !== undefined) {
    const times = new Map([...TIMES.map((time): [string, number] => [time, 0]), ...words.times]);
    return listFrom(line.from + dash.index + dash[0].length, times, 'time');
  }
  return listFrom(line.from + setting[0].length, words.places, 'place');
}

function settingsFrom(from: number): CompletionResult {
  const options = SETTINGS.map(
    ([label, detail], i): Completion => ({
      label: label.trim(),
      detail,
      type: 'heading',
      boost: 50 - i,
      apply: (view, _, start, end) => applySetting(view, label, start, end),
    }),
  );
  return { from, options, validFor: /^[\w./]*$/ };
}

function applySetting(view: EditorView, label: string, from: number, to: number): void {
  view.dispatch({
    changes: { from, to, insert: label },
    selection: { anchor: from + label.length },
    userEvent: 'input.complete',
  });
  startCompletion(view);
}

function listFrom(from: number, words: Map<string, number>, type: string): CompletionResult | null {
  if (words.size === 0) return null;
  const options = [...words].map(
    ([label, uses]): Completion => ({
      label,
      type,
      boost: Math.min(uses, 90),
    }),
  );
  return { from, options, validFor: /^[^-–—]*$/ };
}
