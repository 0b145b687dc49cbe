import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { lineKind } from '../writing/line-kind.ts';

const EXTENSIONS: [label: string, detail: string][] = [
  ['(V.O.)', 'voice over'],
  ['(O.S.)', 'off screen'],
  ["(CONT'D)", 'goes on speaking'],
  ['(O.C.)', 'off camera'],
  ['(PRE-LAP)', 'heard before it is seen'],
  ['(FILTERED)', 'through a telephone or radio'],
  ['(INTO PHONE)', ''],
];
/** Something in capitals, or forced, and then an open parenthesis. */
const OPEN = /^\s*(?:@.*\S|[^\p{Ll}]*\p{Lu}[^\p{Ll}]*)\s*\([^()]*$/u;

/** Extensions for a cue, as soon as a parenthesis is opened on it. */
export function completeExtension({ state, pos }: CompletionContext): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  if (!OPEN.test(before)) return null;
  const kind = lineKind(state, line.number);
  if (kind !== 'character' && kind !== 'action') return null;
  const closed = line.text.charAt(pos - line.from) === ')';
  return {
    from: line.from + before.lastIndexOf('('),
    ...(closed ? { to: pos + 1 } : {}),
    options: EXTENSIONS.map(([label, detail], i) => ({
      label,
      detail,
      type: 'extension',
      boost: -i,
    })),
    validFor: /^\([^()]*$/,
  };
}
