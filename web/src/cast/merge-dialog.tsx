import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CastMemberItem, CharacterItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { mergeCharacters } from './change-character.ts';

interface MergeDialogProps {
  kept: Pick<CharacterItem, 'id' | 'name'>;
  others: readonly Pick<CastMemberItem, 'id' | 'name' | 'lines'>[];
  onClose: () => void;
}

/** Makes one character of two. */
export function MergeDialog({ kept, others, onClose }: MergeDialogProps) {
  const [chosen, setChosen] = useState('');
  const other = others.find(({ id }) => id === chosen);
  const merge = useMutation({
    mutationFn: async () => {
      if (other !== undefined) await mergeCharacters(kept, other);
    },
    onSuccess: () => other !== undefined && onClose(),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Merge into ${kept.name}`}
      confirm={other === undefined ? 'Merge' : `Merge ${other.name} into ${kept.name}`}
      busy={merge.isPending}
      error={merge.error}
      onConfirm={() => merge.mutate()}
    >
      <SelectField label="The same person" value={chosen} onValue={setChosen}>
        <option value="">Choose a character</option>
        {others.map(({ id, name, lines }) => (
          <option key={id} value={id}>
            {`${name} (${plural(lines, 'line')})`}
          </option>
        ))}
      </SelectField>
      <p className="text-soft">
        Names, casts, pictures and voices of the other go to <span dir="auto">{kept.name}</span>,
        and the other is gone. This cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
