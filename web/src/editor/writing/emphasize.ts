import { EditorSelection } from '@codemirror/state';
import type { Command } from '@codemirror/view';

/** Puts the selection between marks, or takes them away where they stand around it. */
export function emphasize(mark: string): Command {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const { length } = mark;
    const changes = state.changeByRange(({ from, to }) => {
      const before = state.sliceDoc(Math.max(0, from - length), from);
      const after = state.sliceDoc(to, to + length);
      if (before === mark && after === mark) {
        const left = from - length;
        return {
          changes: [
            { from: left, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(left, to - length),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + length, to + length),
      };
    });
    dispatch(state.update(changes, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}
