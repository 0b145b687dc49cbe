import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { activationQuery } from '../data/versions.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { versionName } from '../versions/version-name.ts';
import { ActivationPreview } from './activation-preview.tsx';
import { useMoveScript } from './use-move-script.ts';

interface ActivateVersionDialogProps {
  script: ScriptItem;
  onClose: () => void;
}

/** Shows what an activation changes before it happens. */
export function ActivateVersionDialog({ script, onClose }: ActivateVersionDialogProps) {
  const [note, setNote] = useState('');
  const preview = useQuery({ ...activationQuery(script.id), staleTime: 0 });
  const move = useMoveScript();
  const activate = () =>
    move.mutate(
      { script, move: 'activate', note, replaces: preview.data?.replaces?.id },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Activate ${versionName(script)}`}
      description="The active version is the shooting script: pictures, voices and videos are made from it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={move.isPending}
            disabled={!preview.isSuccess}
            onClick={activate}
          >
            Activate
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {preview.isPending && <Skeleton className="h-24" />}
        {preview.error !== null && (
          <ErrorState
            error={preview.error}
            title="What would change could not be loaded"
            onRetry={() => void preview.refetch()}
          />
        )}
        {preview.data !== undefined && <ActivationPreview of={preview.data} />}
        <TextField
          label="Note"
          value={note}
          maxLength={10_000}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
