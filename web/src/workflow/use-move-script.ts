import { useMutation } from '@tanstack/react-query';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';
import { versionName } from '../versions/version-name.ts';
import { MOVES, type Move } from './move-names.ts';

export interface MoveInput {
  script: Pick<ScriptItem, 'id' | 'style' | 'version'>;
  move: Move;
  note?: string | undefined;
  /** The active version that an activation takes the place of. */
  replaces?: string | undefined;
}

/** Moves a version through the workflow; says what came of it, and takes it back where that is allowed. */
export function useMoveScript() {
  return useMutation({
    mutationFn: ({ script, move, note }: MoveInput) =>
      MOVES[move].call({
        params: { script: script.id },
        body: note === undefined || note.trim() === '' ? {} : { note: note.trim() },
      }),
    onSuccess: (moved, input) => {
      toast({
        tone: 'good',
        title: `${versionName(moved)} ${MOVES[input.move].done}`,
        action: undoOf(input, moved),
      });
    },
    onError: (error, { script, move }) =>
      toastError(`${versionName(script)} was not ${MOVES[move].failed}`, error),
    // After an error as well: somebody else may have moved it meanwhile.
    onSettled: refreshDesk,
  });
}

/** Only what the server says can be done: a verdict has no way back but another evaluation. */
function undoOf({ move, replaces }: MoveInput, moved: ScriptItem) {
  if (move === 'activate' && moved.can.deactivate) {
    const back = () =>
      replaces === undefined ? again('deactivate', moved.id) : again('activate', replaces);
    return { label: 'Undo', run: () => void back() };
  }
  if (move === 'deactivate' && moved.can.activate) {
    return { label: 'Undo', run: () => void again('activate', moved.id) };
  }
  return undefined;
}

async function again(move: Move, script: string): Promise<void> {
  try {
    const moved = await MOVES[move].call({ params: { script }, body: { note: 'undone' } });
    toast({ tone: 'plain', title: `Undone: ${versionName(moved)} ${MOVES[move].done}` });
  } catch (error) {
    toastError('It could not be undone', error);
  }
  await refreshDesk();
}
