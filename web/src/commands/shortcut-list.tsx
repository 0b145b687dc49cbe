import { Dialog } from '../ui/dialog.tsx';
import { Keys } from '../ui/keys.tsx';
import { useAllCommands } from './command-store.ts';

interface ShortcutListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every shortcut that works on this page. */
export default function ShortcutList({ open, onOpenChange }: ShortcutListProps) {
  const commands = useAllCommands().filter(({ keys }) => keys !== undefined);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Shortcuts on this page">
      <div className="flex flex-col gap-5">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-faint text-xs">{group}</h3>
            <dl>
              {commands
                .filter((each) => each.group === group)
                .map(({ id, title, keys = '' }) => (
                  <div
                    key={id}
                    className="flex items-center justify-between gap-4 border-line border-b py-1.5"
                  >
                    <dt>{title}</dt>
                    <dd>
                      <Keys of={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
