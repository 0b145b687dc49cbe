import { Command as Cmdk, defaultFilter } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { Keys } from '../ui/keys.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { type Command, useAllCommands } from './command-store.ts';
import { useNamedPlaces } from './use-named-places.ts';

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a place is worth, which was found by its name already: less than a command called so. */
const PLACE_SCORE = 0.5;
const PLACE = 'place ';
/** Less has the letters all over its words, and would stand before a place that is found a moment later. */
const LEAST_SCORE = 0.02;
const scoreOf: typeof defaultFilter = (value, ...rest) => {
  if (value.startsWith(PLACE)) return PLACE_SCORE;
  const score = defaultFilter(value, ...rest);
  return score < LEAST_SCORE ? 0 : score;
};

/** Everything that can be done from here, and where to go by name, found by typing. */
export default function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  const [sought, setSought] = useState('');
  const commands = useAllCommands().filter(({ id }) => id !== 'palette');
  const places = useNamedPlaces(sought).map((each) => ({ ...each, id: PLACE + each.id }));
  // What the page offers comes before what there is everywhere.
  const groups = [...new Set(commands.map(({ group }) => group))].reverse();
  const kinds = [...new Set(places.map(({ group }) => group))];
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
          <Cmdk label="Commands" loop filter={scoreOf}>
            <Cmdk.Input
              value={sought}
              onValueChange={setSought}
              placeholder="What do you want to do, or where to go?"
              className="h-12 w-full border-line border-b bg-transparent px-4 outline-none placeholder:text-faint"
            />
            <Cmdk.List className="max-h-[50vh] overflow-y-auto p-2">
              <Cmdk.Empty className="px-3 py-6 text-center text-soft">
                Nothing here is called that.
              </Cmdk.Empty>
              {groups.map((group) => (
                <Group key={group} name={group} all={commands} onChoose={choose} />
              ))}
              {kinds.map((kind) => (
                <Group key={PLACE + kind} name={kind} all={places} onChoose={choose} />
              ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface GroupProps {
  name: string;
  all: readonly Command[];
  onChoose: (command: Command) => void;
}

function Group({ name, all, onChoose }: GroupProps) {
  return (
    <Cmdk.Group
      heading={name}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
    >
      {all
        .filter(({ group }) => group === name)
        .map((each) => (
          <Cmdk.Item
            key={each.id}
            value={each.id.startsWith(PLACE) ? each.id : `${each.title} ${each.id}`}
            keywords={each.words?.split(' ') ?? []}
            onSelect={() => onChoose(each)}
            className="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3 data-[selected=true]:bg-accent-wash"
          >
            <span className="min-w-0 grow truncate" dir="auto">
              {each.title}
            </span>
            {each.keys !== undefined && <Keys of={each.keys} />}
          </Cmdk.Item>
        ))}
    </Cmdk.Group>
  );
}
