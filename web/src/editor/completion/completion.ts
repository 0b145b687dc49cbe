import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { completeCue } from './complete-cue.ts';
import { completeExtension } from './complete-extension.ts';
import { completeHeading } from './complete-heading.ts';
import { completeTransition } from './complete-transition.ts';

/** Offers names, extensions, settings, places, times and transitions as they are typed. */
export const completion: Extension = [
  autocompletion({
    override: [completeCue, completeExtension, completeHeading, completeTransition],
    icons: false,
    // Enter is bound by the writing keys, which go on to the dialogue.
    defaultKeymap: false,
    activateOnTypingDelay: 40,
    maxRenderedOptions: 50,
  }),
  keymap.of(completionKeymap.filter(({ key }) => key !== 'Enter')),
];
