import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type BookLook, LOOK_ATTRIBUTES, type LookChange } from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';
import { refreshDesk } from '../../data/refresh-desk.ts';
import { toastError } from '../../data/toast-error.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { wordsOfLook } from './words-of-look.ts';

/** What is otherwise from a scene on. */
export function LookChanges({ book, person }: { book: string; person: BookLook }) {
  const { character, changes } = person;
  const [adds, setAdds] = useState(false);
  const remove = useMutation({
    mutationFn: ({ scene }: LookChange) =>
      desk.removeLookChange({ params: { book, who: character.id, scene } }),
    onError: (error) => toastError(`The look of ${character.name} was not changed`, error),
    onSettled: refreshDesk,
  });
  return (
    <div>
      <h3 className="font-medium text-sm">From a scene on</h3>
      <ul
        aria-label={`Changes of ${character.name}`}
        className="flex flex-col text-sm empty:hidden"
      >
        {changes.map((change) => (
          <li key={change.scene} className="flex items-center justify-between gap-2">
            <span className="min-w-0 break-words" dir="auto">
              <span className="text-soft">
                Chapter {change.chapter}, scene {change.number}, {change.heading}:
              </span>{' '}
              {LOOK_ATTRIBUTES.filter((of) => change.look[of] !== undefined)
                .map((of) => wordsOfLook(change.look, of) || `no ${of}`)
                .join('; ')}
            </span>
            <IconButton
              size="sm"
              label={`Take back the change at ${change.heading}`}
              busy={remove.isPending}
              onClick={() => remove.mutate(change)}
            >
              <X aria-hidden size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        look="quiet"
        icon={<Plus aria-hidden size={16} />}
        onClick={() => setAdds(true)}
      >
        Add a change
      </Button>
      {adds && <ChangeDialog book={book} person={person} onClose={() => setAdds(false)} />}
    </div>
  );
}
