import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { CharacterItem } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { renameCharacter } from './change-character.ts';
import { CueChoice } from './cue-choice.tsx';
import { useCueChoice } from './use-cue-choice.ts';

interface RenameDialogProps {
  person: Pick<CharacterItem, 'id' | 'name'>;
  onClose: () => void;
}

/** Asks for another name, and says which cues would change with it before it is given. */
export function RenameDialog({ person, onClose }: RenameDialogProps) {
  const form = useId();
  const [typed, setTyped] = useState(person.name);
  const name = typed.trim();
  const isNew = name !== '' && name !== person.name;
  const settled = useSettled(name) === name;
  const cues = useCueChoice(person.id, isNew && settled ? { name } : undefined);
  const rename = useMutation({
    mutationFn: () => renameCharacter(person, name, cues.chosen),
    onSuccess: onClose,
  });
  const ready = cues.planned !== undefined || cues.error !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) rename.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Rename ${person.name}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            busy={rename.isPending}
            disabled={!ready}
          >
            Rename
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="Name"
          help={`${person.name} stays as another name.`}
          error={rename.error === null ? undefined : describeError(rename.error).message}
          value={typed}
          maxLength={200}
          dir="auto"
          onChange={(event) => setTyped(event.target.value)}
        />
        <CueChoice choice={cues} to={name} />
      </form>
    </Dialog>
  );
}
