import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  /** Nothing can be confirmed yet. */
  disabled?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirm, busy, error } = props;
  const { danger = false, disabled = false } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={disabled}
            onClick={props.onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        {error !== null && <ErrorState error={error} title="That could not be done" />}
      </div>
    </Dialog>
  );
}
