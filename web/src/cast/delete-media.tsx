import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';

interface DeleteMediaProps {
  /** Which one, as in "picture 2". */
  what: string;
  /** Resolves when the page no longer shows it. */
  onDelete: () => Promise<void>;
}

/** Deletes a picture or a voice, after asking. */
export function DeleteMedia({ what, onDelete }: DeleteMediaProps) {
  const [asked, setAsked] = useState(false);
  const remove = useMutation({ mutationFn: onDelete, onSuccess: () => setAsked(false) });
  const ask = () => {
    remove.reset();
    setAsked(true);
  };
  return (
    <>
      <IconButton size="sm" label={`Delete ${what}`} onClick={ask}>
        <Trash2 aria-hidden size={16} />
      </IconButton>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={`Delete ${what}?`}
        confirm="Delete for good"
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        <p>Its file goes with it, unless it is shown elsewhere. This cannot be undone.</p>
      </ConfirmDialog>
    </>
  );
}
