import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import { Keys } from '../ui/keys.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { type Command, useAllCommands } from './command-store.ts';

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Everything that can be done from here, found by typing. */
export default function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  const commands = useAllCommands().filter(({ id }) => id !== 'palette');
  // What the page offers comes before what there is everywhere.
  const groups = [...new Set(commands.map(({ group }) => group))].reverse();
  const choose = (command: Command) => {
    onOpenChange(false);
    // Once the palette has given the focus back: a command may want it elsewhere.
    setTimeout(command.run);
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-raised shadow-high"
        >
          <Dialog.Title className="sr-only">Commands</Dialog.Title>
          <Cmdk label="Commands" loop>
            <Cmdk.Input
              placeholder="What do you want to do?"
              className="h-12 w-full border-line border-b bg-transparent px-4 outline-none placeholder:text-faint"
            />
            <Cmdk.List className="max-h-[50vh] overflow-y-auto p-2">
              <Cmdk.Empty className="px-3 py-6 text-center text-soft">
                Nothing here is called that.
              </Cmdk.Empty>
              {groups.map((group) => (
                <Cmdk.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
                >
                  {commands
                    .filter((each) => each.group === group)
                    .map((each) => (
                      <Cmdk.Item
                        key={each.id}
                        value={`${each.title} ${each.id}`}
                        keywords={each.words?.split(' ') ?? []}
                        onSelect={() => choose(each)}
                        className="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3 data-[selected=true]:bg-accent-wash"
                      >
                        <span className="min-w-0 grow truncate">{each.title}</span>
                        {each.keys !== undefined && <Keys of={each.keys} />}
                      </Cmdk.Item>
                    ))}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
