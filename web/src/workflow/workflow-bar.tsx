import { Check, Clapperboard, Gauge, Power, ThumbsDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { useCommands } from '../commands/command-store.ts';
import { Button, type ButtonLook, type ButtonSize } from '../ui/button.tsx';
import { versionName } from '../versions/version-name.ts';
import { ActivateVersionDialog } from './activate-version-dialog.tsx';
import { RejectVersionDialog } from './reject-version-dialog.tsx';
import { useEvaluateScript } from './use-evaluate-script.ts';
import { useMoveScript } from './use-move-script.ts';

interface Step {
  id: string;
  label: string;
  keys: string;
  icon: ReactNode;
  look: ButtonLook;
  busy: boolean;
  run: () => void;
}

interface WorkflowBarProps {
  script: ScriptItem;
  size?: ButtonSize;
}

/** What can be done with a version now, as the server says; the next step stands out. */
export function WorkflowBar({ script, size = 'md' }: WorkflowBarProps) {
  const [asked, setAsked] = useState<'reject' | 'activate'>();
  const steps = useSteps(script, setAsked);
  useCommands(
    steps.map(({ id, label, keys, run }) => ({
      id: `workflow-${id}`,
      title: `${label} ${versionName(script)}`,
      group: 'Workflow',
      keys,
      run,
    })),
  );
  const close = () => setAsked(undefined);
  return (
    <fieldset className="flex flex-wrap gap-2 border-0">
      <legend className="sr-only">Workflow of {versionName(script)}</legend>
      {steps.map(({ id, label, icon, look, busy, run }) => (
        <Button key={id} size={size} look={look} icon={icon} busy={busy} onClick={run}>
          {label}
        </Button>
      ))}
      {asked === 'reject' && <RejectVersionDialog script={script} onClose={close} />}
      {asked === 'activate' && <ActivateVersionDialog script={script} onClose={close} />}
    </fieldset>
  );
}

function useSteps(
  script: ScriptItem,
  ask: (dialog: 'reject' | 'activate') => void,
): readonly Step[] {
  const evaluate = useEvaluateScript();
  const move = useMoveScript();
  const { can } = script;
  const moving = (name: string) => move.isPending && move.variables.move === name;
  const judged = can.approve || can.activate || can.deactivate;
  const all: (Step & { may: boolean })[] = [
    {
      id: 'evaluate',
      may: can.evaluate,
      label: 'Evaluate',
      keys: 'w e',
      icon: <Gauge aria-hidden size={16} />,
      look: judged ? 'secondary' : 'primary',
      busy: evaluate.isPending,
      run: () => evaluate.mutate(script),
    },
    {
      id: 'reject',
      may: can.reject,
      label: 'Reject',
      keys: 'w r',
      icon: <ThumbsDown aria-hidden size={16} />,
      look: 'secondary',
      busy: false,
      run: () => ask('reject'),
    },
    {
      id: 'approve',
      may: can.approve,
      label: 'Approve',
      keys: 'w a',
      icon: <Check aria-hidden size={16} />,
      look: 'primary',
      busy: moving('approve'),
      run: () => move.mutate({ script, move: 'approve' }),
    },
    {
      id: 'deactivate',
      may: can.deactivate,
      label: 'Deactivate',
      keys: 'w d',
      icon: <Power aria-hidden size={16} />,
      look: 'secondary',
      busy: moving('deactivate'),
      run: () => move.mutate({ script, move: 'deactivate' }),
    },
    {
      id: 'activate',
      may: can.activate,
      label: 'Activate',
      keys: 'w p',
      icon: <Clapperboard aria-hidden size={16} />,
      look: 'primary',
      busy: false,
      run: () => ask('activate'),
    },
  ];
  return all.filter(({ may }) => may);
}
