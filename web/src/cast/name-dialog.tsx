import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { describeError } from '../data/describe-error.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';

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
  const form = useId();
  const [name, setName] = useState('');
  const save = useMutation({ mutationFn: onName, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate(name.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            busy={save.isPending}
            disabled={name.trim() === ''}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label={label}
          help={help}
          error={save.error === null ? undefined : describeError(save.error).message}
          value={name}
          maxLength={200}
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
