import { Lock } from 'lucide-react';
import type { ScriptItemDetail } from '../../../../src/contract/index.ts';
import { STATE_NAMES } from '../../state/state-names.ts';
import { Button } from '../../ui/button.tsx';
import { useEditAsVersion } from '../../versions/use-edit-as-version.ts';
import { isEditedNext } from '../../workflow/use-script-actions.tsx';

interface ReadOnlyNoticeProps {
  script: ScriptItemDetail;
  onVersion: (version: number) => void;
}

/** Why nothing can be typed here, and how to go on where the bar above does not say it first. */
export function ReadOnlyNotice({ script, onVersion }: ReadOnlyNoticeProps) {
  const edit = useEditAsVersion(({ version }) => onVersion(version));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-sunk px-4 py-2 text-sm">
      <Lock aria-hidden size={16} className="shrink-0 text-soft" />
      <p className="min-w-0 grow basis-56 text-soft">
        Version {script.version} is {STATE_NAMES[script.status].name.toLowerCase()}: its text stays
        as it was judged.
      </p>
      {script.can.restore && !isEditedNext(script.status) && (
        <Button size="sm" busy={edit.isPending} onClick={() => edit.mutate(script)}>
          Edit as a new version
        </Button>
      )}
    </div>
  );
}
