import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { CharacterList, type Person } from './character-list.tsx';

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

/** A button by which one character is chosen out of all of the book. */
export function ChooseCharacter(props: ChooseCharacterProps) {
  const { label, says = 'Attach', people, likely, disabled, onChoose } = props;
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" disabled={disabled} aria-label={label}>
          {says}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      <CharacterList
        kinds={{
          'Most likely': people.filter(({ id }) => likely.includes(id)),
          'In the book': people.filter(({ id }) => !likely.includes(id)),
        }}
        onChoose={(person) => {
          setOpen(false);
          onChoose(person);
        }}
      />
    </Popover>
  );
}
