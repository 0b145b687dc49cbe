import { useMutation } from '@tanstack/react-query';
import { Check, Clapperboard, Copy, Ellipsis, Gauge, Power, Trash2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { type Command, useCommands } from '../commands/command-store.ts';
import { toastError } from '../data/toast-error.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useDeleteVersion, useRestoreVersion } from '../versions/use-change-version.ts';
import { versionName } from '../versions/version-name.ts';
import { ActivateVersionDialog } from './activate-version-dialog.tsx';
import { RejectVersionDialog } from './reject-version-dialog.tsx';
import { useEvaluateScript } from './use-evaluate-script.ts';
import { useMoveScript } from './use-move-script.ts';

interface ScriptActionsProps {
  script: ScriptItem;
  /** Done first: what was typed has to be on the desk before it is judged. */
  before?: (() => Promise<void>) | undefined;
  onVersion: (version: number) => void;
}

/** One shortcut for the next step, whichever that is: it works in the editor too. */
const NEXT_STEP = 'mod+shift+enter';

interface Action {
  id: string;
  title: string;
  icon: ReactNode;
  danger?: boolean;
  run: () => void;
}

/** What can be done with a version now, as the server says: the next step first, the rest in a menu. */
export function ScriptActions({ script, before, onVersion }: ScriptActionsProps) {
  const [asking, setAsking] = useState<'reject' | 'activate'>();
  const { actions, busy } = useActions(script, { before, onVersion, ask: setAsking });
  useCommands(
    actions.map(
      ({ id, title, run }, index): Command => ({
        id: `script-${id}`,
        title,
        group: 'Script',
        keys: index === 0 ? NEXT_STEP : undefined,
        run,
      }),
    ),
  );
  const [next, ...others] = actions;
  const close = () => setAsking(undefined);
  return (
    <>
      {next !== undefined && (
        <Button look="primary" size="sm" icon={next.icon} busy={busy} onClick={next.run}>
          {next.title}
        </Button>
      )}
      {others.length > 0 && (
        <Menu
          align="end"
          trigger={
            <Button size="square-sm" aria-label="More to do with this version">
              <Ellipsis aria-hidden size={18} />
            </Button>
          }
        >
          {others.map(({ id, title, icon, danger = false, run }) => (
            <MenuItem key={id} icon={icon} danger={danger} onSelect={run}>
              {title}
            </MenuItem>
          ))}
        </Menu>
      )}
      {asking === 'reject' && <RejectVersionDialog script={script} onClose={close} />}
      {asking === 'activate' && <ActivateVersionDialog script={script} onClose={close} />}
    </>
  );
}

interface ActionsOptions extends Omit<ScriptActionsProps, 'script'> {
  ask: (what: 'reject' | 'activate') => void;
}

function useActions(script: ScriptItem, { before, onVersion, ask }: ActionsOptions) {
  const move = useMoveScript();
  const evaluate = useEvaluateScript();
  const restore = useRestoreVersion(({ version }) => onVersion(version));
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
      icon: <Clapperboard aria-hidden size={16} />,
      run: () => ask('activate'),
    },
    can.approve && {
      id: 'approve',
      title: 'Approve',
      icon: <Check aria-hidden size={16} />,
      run: () => move.mutate({ script, move: 'approve' }),
    },
    can.evaluate && {
      id: 'evaluate',
      title: status === 'draft' ? 'Evaluate' : 'Evaluate again',
      icon: <Gauge aria-hidden size={16} />,
      run: () => save.mutate(),
    },
    can.restore && {
      id: 'restore',
      title: 'Edit as a new version',
      icon: <Copy aria-hidden size={16} />,
      run: () => restore.mutate(script),
    },
    can.deactivate && {
      id: 'deactivate',
      title: 'Deactivate',
      icon: <Power aria-hidden size={16} />,
      run: () => move.mutate({ script, move: 'deactivate' }),
    },
    can.reject && {
      id: 'reject',
      title: 'Reject',
      icon: <X aria-hidden size={16} />,
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
  return {
    actions: inOrder(
      all.filter((action) => action !== false),
      status,
    ),
    busy: [move, evaluate, restore, remove, save].some(({ isPending }) => isPending),
  };
}

/** What is active or rejected is gone on with as a new version: that is its next step. */
export function isEditedNext(status: ScriptItem['status']): boolean {
  return status === 'active' || status === 'rejected';
}

function inOrder(actions: Action[], status: ScriptItem['status']): Action[] {
  const first = isEditedNext(status) ? 'restore' : undefined;
  return actions.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
}
