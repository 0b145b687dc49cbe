import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CastMemberItem, CharacterItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { mergeCharacters } from './change-character.ts';
import { CueChoice } from './cue-choice.tsx';
import { useCueChoice } from './use-cue-choice.ts';

interface MergeDialogProps {
  kept: Pick<CharacterItem, 'id' | 'name'>;
  others: readonly Pick<CastMemberItem, 'id' | 'name' | 'lines'>[];
  onClose: () => void;
}

/** Makes one character of two, and says which cues would change with it before it is done. */
export function MergeDialog({ kept, others, onClose }: MergeDialogProps) {
  const [chosen, setChosen] = useState('');
  const other = others.find(({ id }) => id === chosen);
  const cues = useCueChoice(kept.id, other && { merged: other.id });
  const merge = useMutation({
    mutationFn: async () => {
      if (other !== undefined) await mergeCharacters(kept, other, cues.chosen);
    },
    onSuccess: onClose,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Merge into ${kept.name}`}
      confirm={other === undefined ? 'Merge' : `Merge ${other.name} into ${kept.name}`}
      disabled={cues.planned === undefined && cues.error === null}
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
        and the other is gone. It can be undone, now or later, on the page of{' '}
        <span dir="auto">{kept.name}</span>.
      </p>
      <CueChoice choice={cues} to={kept.name} />
    </ConfirmDialog>
  );
}
