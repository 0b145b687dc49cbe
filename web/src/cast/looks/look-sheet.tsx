import { useMutation } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import {
  type BookLook,
  LOOK_ATTRIBUTES,
  LOOK_REASONS,
  type LookEdit,
} from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';
import { refreshDesk } from '../../data/refresh-desk.ts';
import { toastError } from '../../data/toast-error.ts';
import { capitalized } from '../../text/capitalized.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { LookChanges } from './look-changes.tsx';
import { LookField } from './look-field.tsx';
import { LookQuotes } from './look-quotes.tsx';
import { Portrait } from './portrait.tsx';
import { editOfWords, lookInLine, wordsOfLook } from './words-of-look.ts';

interface LookSheetProps {
  book: string;
  person: BookLook;
}

const SAID_BY = { person: 'said by a person', proposal: 'as the book has it' };

/** One character in a line, which opens to the sheet. */
export function LookSheet({ book, person }: LookSheetProps) {
  const [open, setOpen] = useState(false);
  const sheet = useId();
  const { character, assigned_by: by } = person;
  const line = lookInLine(person);
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <li className="border-line border-b last:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={sheet}
        className="flex w-full items-start gap-2 px-4 py-3 text-left hover:bg-sunk focus-visible:-outline-offset-2"
        onClick={() => setOpen(!open)}
      >
        <Icon aria-hidden size={16} className="mt-1 shrink-0 text-soft" />
        <span className="min-w-0">
          <span className="block break-words font-medium" dir="auto">
            {character.name}
          </span>
          <span className="block break-words text-sm text-soft" dir="auto">
            {by === null
              ? 'Nobody looked for it yet'
              : `${line === '' ? 'The book says nothing' : line} · ${SAID_BY[by]}`}
          </span>
        </span>
      </button>
      <div id={sheet} hidden={!open}>
        {open && <Sheet book={book} person={person} />}
      </div>
    </li>
  );
}

function Sheet({ book, person }: LookSheetProps) {
  const { character, look, assigned_by: by, choices } = person;
  const params = { book, who: character.id };
  const failed = (error: unknown) =>
    toastError(`The look of ${character.name} was not changed`, error);
  const change = useMutation({
    mutationFn: (edit: LookEdit) => desk.setLook({ params, body: edit }),
    onError: failed,
    onSettled: refreshDesk,
  });
  const takeBack = useMutation({
    mutationFn: () => desk.removeLook({ params }),
    onError: failed,
    onSettled: refreshDesk,
  });
  return (
    <div className="flex flex-col gap-5 px-4 pt-3 pb-5 sm:pl-10">
      <div className="flex flex-wrap items-start gap-5">
        <Portrait book={book} person={person} />
        <div className="grid min-w-0 grow basis-72 gap-3 sm:grid-cols-2">
          <SelectField
            label="Gender"
            aria-label={`Gender of ${character.name}`}
            value={look.gender ?? ''}
            onValue={(value) =>
              change.mutate({ gender: value === 'f' || value === 'm' ? value : null })
            }
          >
            <option value="">Not said</option>
            <option value="f">Female</option>
            <option value="m">Male</option>
          </SelectField>
          {LOOK_ATTRIBUTES.map((attribute) => (
            <LookField
              key={attribute}
              label={capitalized(attribute)}
              of={character.name}
              value={wordsOfLook(look, attribute)}
              onValue={(words) => change.mutate(editOfWords(attribute, words))}
            />
          ))}
        </div>
      </div>
      {choices.map(({ attribute, taken, because, values }) => (
        <p key={attribute} className="text-sm text-warn">
          The book has{' '}
          {values.map(({ value, chapter }) => `“${value}” (chapter ${chapter})`).join(', ')}.{' '}
          {taken === null ? 'None' : `“${taken}”`} was taken: {LOOK_REASONS[because]}.
        </p>
      ))}
      <LookQuotes book={book} found={person.found} />
      <LookChanges book={book} person={person} />
      {by === 'person' && (
        <div>
          <Button size="sm" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
            Back to what the book says
          </Button>
        </div>
      )}
    </div>
  );
}
