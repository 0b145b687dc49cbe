import { Command as Cmdk } from 'cmdk';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { CastMemberItem } from '../../../src/contract/index.ts';
import { matchesName } from '../text/matches-name.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { allNames, otherNames } from './other-names.ts';

export type Person = Pick<CastMemberItem, 'id' | 'name' | 'aliases' | 'chapter_aliases' | 'lines'>;

interface ChooseCharacterProps {
  /** Read aloud as its name. */
  label: string;
  /** What the button says. */
  says?: string;
  people: readonly Person[];
  /** Ids of those who are meant most likely: they come first. */
  likely: readonly string[];
  disabled: boolean;
  onChoose: (person: Person) => void;
}

/** One character out of all of the book: found by typing, or by the arrow keys. */
export function ChooseCharacter(props: ChooseCharacterProps) {
  const { label, says = 'Attach', people, likely, disabled, onChoose } = props;
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState('');
  const found = people
    .filter((person) => matchesName(sought, allNames(person)))
    .map((person) => ({ ...person, also: otherNames(person) }))
    .toSorted((one, other) => other.lines - one.lines);
  const choose = (person: Person) => {
    setOpen(false);
    onChoose(person);
  };
  const kinds = {
    'Most likely': found.filter(({ id }) => likely.includes(id)),
    'In the book': found.filter(({ id }) => !likely.includes(id)),
  };
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setSought('');
      }}
      trigger={
        <Button size="sm" disabled={disabled} aria-label={label}>
          {says}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      <Cmdk label="Characters" shouldFilter={false} loop>
        <Cmdk.Input
          value={sought}
          onValueChange={setSought}
          placeholder="Find by name"
          className="h-10 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-faint"
        />
        <Cmdk.List className="max-h-72 overflow-y-auto p-1">
          <Cmdk.Empty className="px-3 py-4 text-center text-sm text-soft">
            Nobody is called that.
          </Cmdk.Empty>
          {Object.entries(kinds).map(
            ([kind, of]) =>
              of.length > 0 && (
                <Cmdk.Group
                  key={kind}
                  heading={kind}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
                >
                  {of.map((person) => (
                    <Cmdk.Item
                      key={person.id}
                      value={person.id}
                      onSelect={() => choose(person)}
                      className="flex min-h-9 cursor-pointer flex-col justify-center rounded-md px-2.5 py-1 text-sm data-[selected=true]:bg-accent-wash"
                    >
                      <span dir="auto">{person.name}</span>
                      {person.also.length > 0 && (
                        <span className="truncate text-soft text-xs" dir="auto">
                          also {person.also.join(', ')}
                        </span>
                      )}
                    </Cmdk.Item>
                  ))}
                </Cmdk.Group>
              ),
          )}
        </Cmdk.List>
      </Cmdk>
    </Popover>
  );
}
