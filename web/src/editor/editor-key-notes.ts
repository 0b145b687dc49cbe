import {
  addCursorAbove,
  addCursorBelow,
  copyLineDown,
  copyLineUp,
  cursorMatchingBracket,
  defaultKeymap,
  deleteLine,
  historyKeymap,
  indentLess,
  indentMore,
  indentSelection,
  insertBlankLine,
  moveLineDown,
  moveLineUp,
  redo,
  redoSelection,
  selectLine,
  toggleBlockComment,
  toggleComment,
  toggleTabFocusMode,
  undo,
} from '@codemirror/commands';
import { foldAll, foldCode, foldKeymap, unfoldAll, unfoldCode } from '@codemirror/language';
import {
  findNext,
  findPrevious,
  gotoLine,
  openSearchPanel,
  searchKeymap,
  selectNextOccurrence,
  selectSelectionMatches,
} from '@codemirror/search';
import type { Command, KeyBinding } from '@codemirror/view';
import type { KeyNote } from '../commands/key-notes.ts';
import { IS_LINUX, IS_MAC } from '../commands/keys.ts';

/** What the editor's own keys do, beyond those of any field. */
const DOES: readonly (readonly [title: string, does: Command])[] = [
  ['Undo', undo],
  ['Redo', redo],
  ['Select again what was selected before', redoSelection],
  ['Find and replace', openSearchPanel],
  ['Next match', findNext],
  ['Match before', findPrevious],
  ['Select the next place with these words too', selectNextOccurrence],
  ['Select every place with these words', selectSelectionMatches],
  ['Go to a line', gotoLine],
  ['Fold the scene', foldCode],
  ['Unfold the scene', unfoldCode],
  ['Fold all scenes', foldAll],
  ['Unfold all scenes', unfoldAll],
  ['Select the line', selectLine],
  ['Move the line up', moveLineUp],
  ['Move the line down', moveLineDown],
  ['Copy the line up', copyLineUp],
  ['Copy the line down', copyLineDown],
  ['Delete the line', deleteLine],
  ['Blank line below', insertBlankLine],
  ['Write in the line above as well', addCursorAbove],
  ['Write in the line below as well', addCursorBelow],
  ['Put into a boneyard, or take out', toggleComment],
  ['Put into a boneyard what is selected', toggleBlockComment],
  ['Set in', indentMore],
  ['Set in less', indentLess],
  ['Set in as the lines above', indentSelection],
  ['Go to the other bracket', cursorMatchingBracket],
  ['Let Tab leave the script, or not', toggleTabFocusMode],
];

export const EDITOR_BINDINGS = [...searchKeymap, ...historyKeymap, ...defaultKeymap];

/** As shortcuts are written: see commands/keys.ts. */
export function writtenKeys({ key, mac, linux }: KeyBinding, shift = false): string | undefined {
  const own = IS_MAC ? mac : IS_LINUX ? linux : undefined;
  const said = own ?? key;
  if (said === undefined) return undefined;
  const parts = said.split(/-(?!$)/);
  const last = parts.pop() ?? '';
  const held = new Set(parts.map((part) => part.toLowerCase().replace('cmd', 'mod')));
  if (shift || (last.length === 1 && last !== last.toLowerCase())) held.add('shift');
  const order = ['mod', 'ctrl', 'alt', 'shift'];
  return [...order.filter((each) => held.has(each)), last.toLowerCase()].join('+');
}

/** The editor's own keys as they are told to a writer. */
export const EDITOR_KEY_NOTES: readonly KeyNote[] = DOES.flatMap(([title, does]) => {
  const bindings = [...EDITOR_BINDINGS, ...foldKeymap];
  const bound = bindings.find(({ run, shift }) => run === does || shift === does);
  const keys = bound && writtenKeys(bound, bound.run !== does);
  return keys === undefined ? [] : [{ title, keys }];
});
