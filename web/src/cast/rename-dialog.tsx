import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CharacterItem } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
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
  return (
    <FormDialog
      title={`Rename ${person.name}`}
      confirm="Rename"
      busy={rename.isPending}
      disabled={!ready}
      onConfirm={() => rename.mutate()}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
