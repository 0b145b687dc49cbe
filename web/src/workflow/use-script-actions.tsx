import { useMutation } from '@tanstack/react-query';
import { Check, Clapperboard, Copy, Gauge, Power, ThumbsDown, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { toastError } from '../data/toast-error.ts';
import { useDeleteVersion } from '../versions/use-change-version.ts';
import { useEditAsVersion } from '../versions/use-edit-as-version.ts';
import { versionName } from '../versions/version-name.ts';
import { useEvaluateScript } from './use-evaluate-script.ts';
import { useMoveScript } from './use-move-script.ts';

export interface Action {
  id: string;
  title: string;
  keys?: string;
  icon: ReactNode;
  danger?: boolean;
  run: () => void;
}

export interface ScriptActionsOptions {
  /** Done first: what was typed has to be on the desk before it is judged or copied. */
  before?: (() => Promise<void>) | undefined;
  /** After a version was made of this one. */
  onMade: (made: ScriptItem) => void;
}

interface AskingOptions extends ScriptActionsOptions {
  ask: (what: 'reject' | 'activate') => void;
}

/** What can be done with a version now, as the server says: the next step first. */
export function useScriptActions(
  script: ScriptItem,
  { before, onMade, ask }: AskingOptions,
): { actions: Action[]; busy: boolean } {
  const move = useMoveScript();
  const evaluate = useEvaluateScript();
  const edit = useEditAsVersion(onMade, before);
  const remove = useDeleteVersion();
  const save = useMutation({
    mutationFn: async () => before?.(),
    onSuccess: () => evaluate.mutate(script),
    onError: (error) => toastError(`${versionName(script)} was not evaluated`, error),
  });
  const { can, status } = script;
  const all: (Action | false)[] = [
    can.activate && {
      id: 'activate',
      title: 'Activate',
      keys: 'w p',
      icon: <Clapperboard aria-hidden size={16} />,
      run: () => ask('activate'),
    },
    can.approve && {
      id: 'approve',
      title: 'Approve',
      keys: 'w a',
      icon: <Check aria-hidden size={16} />,
      run: () => move.mutate({ script, move: 'approve' }),
    },
    can.evaluate && {
      id: 'evaluate',
      title: status === 'draft' ? 'Evaluate' : 'Evaluate again',
      keys: 'w e',
      icon: <Gauge aria-hidden size={16} />,
      run: () => save.mutate(),
    },
    can.restore && {
      id: 'edit',
      title: 'Edit as a new version',
      keys: 'w n',
      icon: <Copy aria-hidden size={16} />,
      run: () => edit.mutate(script),
    },
    can.deactivate && {
      id: 'deactivate',
      title: 'Deactivate',
      keys: 'w d',
      icon: <Power aria-hidden size={16} />,
      run: () => move.mutate({ script, move: 'deactivate' }),
    },
    can.reject && {
      id: 'reject',
      title: 'Reject',
      keys: 'w r',
      icon: <ThumbsDown aria-hidden size={16} />,
      danger: true,
      run: () => ask('reject'),
    },
    can.delete && {
      id: 'delete',
      title: 'Delete this version',
      icon: <Trash2 aria-hidden size={16} />,
      danger: true,
      run: () => remove.mutate(script),
    },
  ];
  const actions = all.filter((action) => action !== false);
  return {
    actions: isEditedNext(status) ? editFirst(actions) : actions,
    busy: [move, evaluate, edit, remove, save].some(({ isPending }) => isPending),
  };
}

/** What is active or rejected is gone on with as a new version: that is its next step. */
export function isEditedNext(status: ScriptItem['status']): boolean {
  return status === 'active' || status === 'rejected';
}

function editFirst(actions: Action[]): Action[] {
  return actions.toSorted((a, b) => Number(b.id === 'edit') - Number(a.id === 'edit'));
}
