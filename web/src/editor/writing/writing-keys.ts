import { Compartment, type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { capitals } from './capitals.ts';
import { emphasize } from './emphasize.ts';
import { breakLine, enter } from './enter.ts';
import { freshParagraph } from './fresh-paragraph.ts';
import type { KeyHabit } from './key-habit.ts';
import { startedCue } from './started-cue.ts';
import { tab } from './tab.ts';

/** The keys of screenwriting programs, as far as plain Fountain allows them. */
const keysThatGoOn: Extension = Prec.highest(
  keymap.of([
    { key: 'Enter', run: enter, shift: breakLine },
    { key: 'Tab', run: tab },
  ]),
);

const habit = new Compartment();
export const setKeyHabit = (chosen: KeyHabit) =>
  habit.reconfigure(chosen === 'screenplay' ? keysThatGoOn : []);

export const writingKeys: Extension = [
  freshParagraph,
  startedCue,
  capitals,
  habit.of(keysThatGoOn),
  Prec.highest(
    keymap.of([
      { key: 'Mod-b', run: emphasize('**') },
      { key: 'Mod-i', run: emphasize('*') },
      { key: 'Mod-u', run: emphasize('_') },
    ]),
  ),
];

const NOTES_ON_GOING_ON = [
  { title: 'Go on to what follows: dialogue, the next paragraph', keys: 'enter' },
  { title: 'Break the line and nothing else', keys: 'shift+enter' },
  { title: 'Begin a cue or a parenthetical, add the time to a heading', keys: 'tab' },
];

const NOTES = [
  { title: 'Leave the script by Tab', keys: 'escape tab' },
  { title: 'Suggest a name, a place or a time', keys: 'ctrl+space' },
  { title: 'Bold', keys: 'mod+b' },
  { title: 'Italic', keys: 'mod+i' },
  { title: 'Underlined', keys: 'mod+u' },
];

/** These keys as they are told to a writer. */
export const WRITING_KEY_NOTES = {
  screenplay: [...NOTES_ON_GOING_ON, ...NOTES],
  plain: NOTES,
} satisfies Record<KeyHabit, unknown>;
