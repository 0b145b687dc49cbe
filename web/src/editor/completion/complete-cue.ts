import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { plural } from '../../../../src/contract/plural.ts';
import { isAfterBlank } from '../writing/line-kind.ts';
import { startedCueLine } from '../writing/started-cue.ts';
import { castFacet, recentSpeakers, scriptWords } from './script-words.ts';

/** Capitals, digits and what stands in names: no small letter. */
const NAME = /^\s*(@?)([\p{Lu}\p{Lt}\p{Lo}\p{N}\p{M} .'’&-]*)$/u;
const FORCED_NAME = /^\s*(@)([^(^]*)$/u;
const VALID = /^[^(^\n]*$/;

/** Names for the line at the caret, where it can be a cue. */
export function completeCue(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  const line = state.doc.lineAt(pos);
  if (line.text.slice(pos - line.from).trim() !== '') return null;
  const before = line.text.slice(0, pos - line.from);
  const started = startedCueLine(state) === line.number;
  const match = FORCED_NAME.exec(before) ?? NAME.exec(before);
  if (match === null || !(started || isAfterBlank(state, line.number))) return null;
  const [, forced = '', typed = ''] = match;
  if (typed === '' && forced === '' && !started && !explicit) return null;
  const options = namesFor(context, forced === '@');
  const isWhole = typed !== '' && options.some(({ label }) => label === typed);
  if (options.length === 0 || (isWhole && !explicit)) return null;
  return { from: pos - typed.length, options, validFor: VALID };
}

function namesFor({ state, pos }: CompletionContext, forced: boolean): Completion[] {
  const counts = scriptWords(state, pos).names;
  // In a dialogue of two, the one who did not speak last speaks next.
  const [last, next, ...others] = recentSpeakers(state, pos);
  const recent = [next, last, ...others];
  const names = new Map<string, Completion>();
  for (const written of [...counts.keys(), ...state.facet(castFacet)]) {
    const label = forced ? written : capitals(written);
    const at = recent.indexOf(written);
    const lines = counts.get(written);
    if (names.has(label)) continue;
    names.set(label, {
      label,
      type: 'cue',
      ...(lines === undefined ? {} : { detail: plural(lines, 'speech', 'speeches') }),
      boost: at === -1 ? (lines === undefined ? 0 : 10) : 90 - at * 4,
    });
  }
  return [...names.values()];
}

/** The German sharp s stands in names written in capitals. */
function capitals(name: string): string {
  return name
    .split('ß')
    .map((part) => part.toUpperCase())
    .join('ß');
}
