import { useQuery } from '@tanstack/react-query';
import { desk } from '../data/desk.ts';
import { castingQuery } from '../data/versions.ts';
import { SelectField } from '../ui/select-field.tsx';
import { versionName } from '../versions/version-name.ts';
import { ExportDialog } from './export-dialog.tsx';
import { type RevisedScript, useRevisionFields } from './use-revision-fields.tsx';

export interface ExportVersionDialogProps {
  script: RevisedScript;
  /** Done first: what was typed has to be on the desk before it leaves it. */
  before?: (() => Promise<void>) | undefined;
  onClose: () => void;
}

/** Downloads one version as a file. */
export default function ExportVersionDialog(props: ExportVersionDialogProps) {
  const { script, before, onClose } = props;
  const revision = useRevisionFields(script);
  const casting = useQuery(castingQuery(script.id)).data;
  // Sides are those of a cue, whoever plays it.
  const cues = [
    ...(casting?.roles ?? []).flatMap((role) => role.cues),
    ...(casting?.uncast ?? []).map(({ cue }) => cue),
  ];
  return (
    <ExportDialog
      title={`Export ${versionName(script)}`}
      handle={script.handle}
      ask={async (query, signal) => {
        await before?.();
        return desk.exportScript({ params: { script: script.id }, query, signal });
      }}
      {...(revision === null ? {} : { revision })}
      whose={(character, onCharacter) => (
        <SelectField label="Whose part" value={character} onValue={onCharacter} dir="auto">
          <option value="">Everybody</option>
          {[...new Set(cues)].map((cue) => (
            <option key={cue} value={cue}>
              Only the sides of {cue}
            </option>
          ))}
        </SelectField>
      )}
      onClose={onClose}
    />
  );
}
