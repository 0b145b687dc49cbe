import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';

interface DismissFormProps {
  about: string;
  onDismiss: (reason: string) => void;
  onCancel: () => void;
}

/** Why something may stay as it is. Enter dismisses it, Escape goes back. */
export function DismissForm({ about, onDismiss, onCancel }: DismissFormProps) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onDismiss(reason.trim());
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form onSubmit={submit} onKeyDown={leave} className="flex flex-col gap-2" aria-label={about}>
      <TextField
        label="Why it may stay"
        value={reason}
        maxLength={2000}
        autoFocus
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" disabled={reason.trim() === ''}>
          Dismiss it
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
