import { EditorState } from '@codemirror/state';
import { type KeyBinding, keymap } from '@codemirror/view';
import { expect, test } from 'vitest';
import { createExtensions } from './create-extensions.ts';
import { EDITOR_KEY_NOTES, writtenKeys } from './editor-key-notes.ts';
import { WRITING_KEY_NOTES } from './writing/writing-keys.ts';

/** Keys of every field, of the list of suggestions, and those that nobody needs told twice. */
const OF_ANY_FIELD =
  /^(mod[+]|shift[+])*(arrow(left|right|up|down)|page(up|down)|home|end|enter|backspace|delete|escape)$|^mod[+]a$/;
/** Other keys for what is listed, as Mod-g for F3; by syntax, where Fountain has words. */
const TWICE = [
  'mod+g',
  'mod+shift+g',
  'mod+shift+z',
  'ctrl+shift+z',
  'alt+arrowleft',
  'alt+arrowright',
  'alt+shift+arrowleft',
  'alt+shift+arrowright',
];

/** Every key that the editor takes; of one that is bound twice, what takes it first. */
function takenKeys(bindings: readonly KeyBinding[]): string[] {
  const keys = bindings.flatMap((binding) => [
    writtenKeys(binding),
    ...(binding.shift === undefined ? [] : [writtenKeys(binding, true)]),
  ]);
  return [...new Set(keys.filter((each) => each !== undefined))];
}

const plain = (keys: string) => keys.replace('ctrl', 'mod');

test('every key that the editor takes is in the list of shortcuts, and nothing else is', () => {
  const { plain: always, screenplay } = WRITING_KEY_NOTES;
  const state = EditorState.create({ extensions: createExtensions('') });
  const taken = takenKeys(state.facet(keymap).flat()).map(plain);
  const listed = [...EDITOR_KEY_NOTES, ...always, ...screenplay].map(({ keys }) => plain(keys));
  const untold = taken.filter((keys) => !OF_ANY_FIELD.test(keys) && !TWICE.includes(keys));
  expect(untold.filter((keys) => !listed.includes(keys))).toEqual([]);
  // Escape and then Tab is two presses of keys that are taken one by one.
  expect(listed.filter((keys) => !taken.includes(keys) && keys !== 'escape tab')).toEqual([]);
});

test('no key is told to do two things in the script', () => {
  const keys = [...EDITOR_KEY_NOTES, ...WRITING_KEY_NOTES.screenplay].map((note) => note.keys);
  expect(keys.filter((each, at) => keys.indexOf(each) !== at)).toEqual([]);
});
