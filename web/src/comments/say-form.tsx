import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';

interface SayFormProps {
  label: string;
  confirm: string;
  /** What stands there already. */
  said?: string;
  busy: boolean;
  onSay: (body: string) => void;
  onCancel: () => void;
}

/** A few words in place. Escape goes back. */
export function SayForm({ label, confirm, said = '', busy, onSay, onCancel }: SayFormProps) {
  const [body, setBody] = useState(said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() !== '') onSay(body);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form onSubmit={submit} onKeyDown={leave} className="flex flex-col gap-2" aria-label={label}>
      <TextArea
        label={label}
        value={body}
        maxLength={10_000}
        dir="auto"
        autoFocus
        onChange={({ target }) => setBody(target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" busy={busy} disabled={body.trim() === ''}>
          {confirm}
        </Button>
        <Button look="quiet" size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
