import { useCommands } from '../../commands/command-store.ts';
import { useKeyNotes } from '../../commands/key-notes.ts';
import { COMMENT_KEYS } from '../../comments/comment-keys.ts';
import { EDITOR_KEY_NOTES } from '../../editor/editor-key-notes.ts';
import { FIND_KEY_NOTES } from '../../editor/find/find-key-notes.ts';
import { chooseKeyHabit, useKeyHabit } from '../../editor/writing/key-habit.ts';
import { WRITING_KEY_NOTES } from '../../editor/writing/writing-keys.ts';
import { PROSE_KEY_NOTES } from '../../sources/prose-key-notes.ts';

interface ScriptCommands {
  save: () => void;
  find: () => void;
  focus: () => void;
  crossOver: () => void;
  print: () => void;
  rename: () => void;
  comment: () => void;
  openComment: () => void;
}

/** What can be done with the text on the desk. */
export function useScriptCommands(script: ScriptCommands): void {
  const { save, find, focus, crossOver, print, rename, comment, openComment } = script;
  const habit = useKeyHabit();
  useKeyNotes('Writing, in the script', WRITING_KEY_NOTES[habit]);
  useKeyNotes('Editing, in the script', EDITOR_KEY_NOTES);
  useKeyNotes('Finding, in its field', FIND_KEY_NOTES);
  useKeyNotes('The prose, on a paragraph', PROSE_KEY_NOTES);
  useCommands([
    { id: 'save', title: 'Save now', group: 'Script', keys: 'mod+s', run: save },
    {
      id: 'find',
      title: 'Find in the script',
      group: 'Script',
      words: 'search replace',
      run: find,
    },
    { id: 'focus-script', title: 'Go to the script', group: 'Script', keys: 'e', run: focus },
    {
      id: 'cross-over',
      title: 'Go to what this comes from, and back',
      group: 'Script',
      keys: 'mod+.',
      words: 'source prose chapter',
      run: crossOver,
    },
    {
      id: 'print',
      title: 'Print the script',
      group: 'Script',
      keys: 'mod+p',
      words: 'paper pdf',
      run: print,
    },
    {
      id: 'key-habit',
      title:
        habit === 'screenplay'
          ? 'Let Tab and Enter do what they do in any text'
          : 'Let Tab and Enter go on to what follows in a screenplay',
      group: 'Script',
      words: 'settings keys final draft writing',
      run: () => chooseKeyHabit(habit === 'screenplay' ? 'plain' : 'screenplay'),
    },
    {
      id: 'rename-speaker',
      title: 'Rename who speaks here, with their cues',
      group: 'Script',
      keys: 'mod+shift+e',
      words: 'character cast cue replace',
      run: rename,
    },
    {
      id: 'comment',
      title: 'Comment on the words that are selected',
      group: 'Script',
      keys: COMMENT_KEYS,
      words: 'note thread say',
      run: comment,
    },
    {
      id: 'open-comment',
      title: 'Open the comment at the caret',
      group: 'Script',
      words: 'thread answer said',
      run: openComment,
    },
  ]);
}
