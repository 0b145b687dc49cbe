import { useState } from 'react';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { versionName } from '../versions/version-name.ts';
import { useMoveScript } from './use-move-script.ts';

interface RejectVersionDialogProps {
  script: ScriptItem;
  onClose: () => void;
}

export function RejectVersionDialog({ script, onClose }: RejectVersionDialogProps) {
  const [note, setNote] = useState('');
  const move = useMoveScript();
  const reject = () => move.mutate({ script, move: 'reject', note }, { onSuccess: onClose });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Reject ${versionName(script)}`}
      description="It stays in the timeline. Only another evaluation brings it back."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" busy={move.isPending} onClick={reject}>
            Reject
          </Button>
        </>
      }
    >
      <TextArea
        label="Why"
        help="Kept in the history for whoever writes the next version."
        value={note}
        maxLength={10_000}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) reject();
        }}
      />
    </Dialog>
  );
}
