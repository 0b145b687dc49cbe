import { type Extension, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { ScriptPage } from '../../../../src/screenplay/paginate.ts';

/** Where a printed page begins in the text. */
export interface PageStart {
  number: number;
  /** 1-based. */
  line: number;
  /** The line begins on the page before. */
  inside: boolean;
}

export const setPages = StateEffect.define<readonly PageStart[]>();

/** Where pages begin, from the second on. */
export function pageStarts(pages: readonly ScriptPage[]): PageStart[] {
  return pages.slice(1).flatMap(({ number, rows }, i) => {
    const above = new Set(pages[i]?.rows.map(({ line }) => line));
    // A cue that is said again overleaf stands on the page before.
    const first = rows.find(
      ({ line, type }) => line > 0 && (type !== 'character' || !above.has(line)),
    );
    return first === undefined ? [] : [{ number, line: first.line, inside: above.has(first.line) }];
  });
}

const pagesField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(breaks, { changes, effects, newDoc }) {
    for (const effect of effects) if (effect.is(setPages)) return drawBreaks(newDoc, effect.value);
    return breaks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function drawBreaks(doc: Text, starts: readonly PageStart[]): DecorationSet {
  const breaks = starts.flatMap(({ number, line, inside }) =>
    line > doc.lines
      ? []
      : [
          Decoration.line({
            class: inside ? 'script-page-inside' : 'script-page-start',
            attributes: { 'data-page': `${number}.` },
          }).range(doc.line(line).from),
        ],
  );
  return Decoration.set(breaks, true);
}

/** A rule where a page begins in print, with its number; it follows what is typed a moment later. */
export const pageBreaks: Extension = pagesField;
