import { Download, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { type Command, useCommands } from '../commands/command-store.ts';
import { EXPORT_KEYS, exportCommand } from '../exports/export-command.ts';
import { ExportVersion } from '../exports/export-version.tsx';
import { Button, type ButtonSize } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { versionName } from '../versions/version-name.ts';
import { ActivateVersionDialog } from './activate-version-dialog.tsx';
import { RejectVersionDialog } from './reject-version-dialog.tsx';
import { type Action, type ScriptActionsOptions, useScriptActions } from './use-script-actions.tsx';

interface ScriptActionsProps extends ScriptActionsOptions {
  script: ScriptItem;
  size?: Extract<ButtonSize, 'sm' | 'md'>;
}

/** One shortcut for the next step, whichever that is: it works in the editor too. */
const NEXT_STEP = 'mod+shift+enter';

/** What can be done with a version now: the next step as a button, the rest in a menu, all by keys. */
export function ScriptActions({ script, size = 'sm', before, onMade }: ScriptActionsProps) {
  const [asking, setAsking] = useState<'reject' | 'activate' | 'export'>();
  const { actions, busy } = useScriptActions(script, { before, onMade, ask: setAsking });
  useCommands([
    ...commandsOf(script, actions),
    exportCommand(`Export ${versionName(script)}`, () => setAsking('export')),
  ]);
  const [next, ...others] = actions;
  const close = () => setAsking(undefined);
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-2 border-0">
      <legend className="sr-only">Workflow of {versionName(script)}</legend>
      {next !== undefined && (
        <Button look="primary" size={size} icon={next.icon} busy={busy} onClick={next.run}>
          {next.title}
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <Button
            size={size === 'sm' ? 'square-sm' : 'square'}
            aria-label="More to do with this version"
          >
            <Ellipsis aria-hidden size={18} />
          </Button>
        }
      >
        {others.map(({ id, title, icon, danger = false, run }) => (
          <MenuItem key={id} icon={icon} danger={danger} onSelect={run}>
            {title}
          </MenuItem>
        ))}
        <MenuItem
          icon={<Download aria-hidden size={16} />}
          keys={EXPORT_KEYS}
          onSelect={() => setAsking('export')}
        >
          Export…
        </MenuItem>
      </Menu>
      {asking === 'reject' && <RejectVersionDialog script={script} onClose={close} />}
      {asking === 'export' && <ExportVersion script={script} before={before} onClose={close} />}
      {asking === 'activate' && <ActivateVersionDialog script={script} onClose={close} />}
    </fieldset>
  );
}

function commandsOf(script: ScriptItem, actions: readonly Action[]): Command[] {
  const group = `Workflow of ${versionName(script)}`;
  const [next] = actions;
  return [
    ...(next === undefined
      ? []
      : [
          {
            id: 'next-step',
            title: `Next step: ${next.title}`,
            group,
            keys: NEXT_STEP,
            run: next.run,
          },
        ]),
    ...actions.map(({ id, title, keys, run }) => ({ id: `script-${id}`, title, group, keys, run })),
  ];
}
