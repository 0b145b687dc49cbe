import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeError } from '../data/describe-error.ts';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

interface NameDialogProps {
  title: string;
  label: string;
  help?: string;
  confirm: string;
  onName: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for one name: of a new character, or another one. */
export function NameDialog(props: NameDialogProps) {
  const { title, label, help, confirm, onName, onClose } = props;
  const [name, setName] = useState('');
  const save = useMutation({ mutationFn: onName, onSuccess: onClose });
  return (
    <FormDialog
      title={title}
      confirm={confirm}
      busy={save.isPending}
      disabled={name.trim() === ''}
      onConfirm={() => save.mutate(name.trim())}
      onClose={onClose}
    >
      <TextField
        label={label}
        help={help}
        error={save.error === null ? undefined : describeError(save.error).message}
        value={name}
        maxLength={200}
        dir="auto"
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
