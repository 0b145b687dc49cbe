import { Command as Cmdk } from 'cmdk';
import { useState } from 'react';
import type { CastMemberItem } from '../../../src/contract/index.ts';
import { matchesName } from '../text/matches-name.ts';
import { allNames, otherNames } from './other-names.ts';

export type Person = Pick<CastMemberItem, 'id' | 'name' | 'aliases' | 'chapter_aliases' | 'lines'>;

interface CharacterListProps {
  /** By the headings under which they are listed. */
  kinds: Record<string, readonly Person[]>;
  onChoose: (person: Person) => void;
}

/** Characters to choose one of: found by typing, or by the arrow keys. */
export function CharacterList({ kinds, onChoose }: CharacterListProps) {
  const [sought, setSought] = useState('');
  return (
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
        {Object.entries(kinds).map(([kind, people]) => (
          <Kind
            key={kind}
            name={kind}
            people={people.filter((person) => matchesName(sought, allNames(person)))}
            onChoose={onChoose}
          />
        ))}
      </Cmdk.List>
    </Cmdk>
  );
}

interface KindProps {
  name: string;
  people: readonly Person[];
  onChoose: (person: Person) => void;
}

/** Who says most comes first. */
function Kind({ name, people, onChoose }: KindProps) {
  if (people.length === 0) return null;
  return (
    <Cmdk.Group
      heading={name}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
    >
      {people
        .toSorted((one, other) => other.lines - one.lines)
        .map((person) => ({ person, also: otherNames(person) }))
        .map(({ person, also }) => (
          <Cmdk.Item
            key={person.id}
            value={person.id}
            onSelect={() => onChoose(person)}
            className="flex min-h-9 cursor-pointer flex-col justify-center rounded-md px-2.5 py-1 text-sm data-[selected=true]:bg-accent-wash"
          >
            <span dir="auto">{person.name}</span>
            {also.length > 0 && (
              <span className="truncate text-soft text-xs" dir="auto">
                also {also.join(', ')}
              </span>
            )}
          </Cmdk.Item>
        ))}
    </Cmdk.Group>
  );
}
