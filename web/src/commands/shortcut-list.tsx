import { Dialog } from '../ui/dialog.tsx';
import { Keys } from '../ui/keys.tsx';
import { useAllCommands } from './command-store.ts';
import { type KeyNote, useAllKeyNotes } from './key-notes.ts';

interface ShortcutListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every shortcut that works on this page, and the keys of its parts. */
export default function ShortcutList({ open, onOpenChange }: ShortcutListProps) {
  const commands = useAllCommands();
  const notes = useAllKeyNotes();
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Shortcuts on this page" onlyRead>
      <div className="flex flex-col gap-5">
        {[...notes].map(([name, keys]) => (
          <Group key={name} name={name} keys={keys} />
        ))}
        {groups.map((name) => (
          <Group
            key={name}
            name={name}
            keys={commands.flatMap(({ group, title, keys }) =>
              group === name && keys !== undefined ? [{ title, keys }] : [],
            )}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ name, keys }: { name: string; keys: readonly KeyNote[] }) {
  if (keys.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-xs">{name}</h3>
      <dl>
        {keys.map(({ title, keys: of }) => (
          <div
            key={`${title} ${of}`}
            className="flex items-center justify-between gap-4 border-line border-b py-1.5"
          >
            <dt>{title}</dt>
            <dd className="shrink-0">
              <Keys of={of} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
