import { type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { emphasize } from './emphasize.ts';
import { breakLine, enter } from './enter.ts';
import { freshParagraph } from './fresh-paragraph.ts';
import { capitalsInCue, startedCue } from './started-cue.ts';
import { tab } from './tab.ts';

/** The keys of screenwriting programs, as far as plain Fountain allows them. */
export const writingKeys: Extension = [
  freshParagraph,
  startedCue,
  capitalsInCue,
  Prec.highest(
    keymap.of([
      { key: 'Enter', run: enter, shift: breakLine },
      { key: 'Tab', run: tab },
      { key: 'Mod-b', run: emphasize('**') },
      { key: 'Mod-i', run: emphasize('*') },
      { key: 'Mod-u', run: emphasize('_') },
    ]),
  ),
];
