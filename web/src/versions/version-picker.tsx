import type { TimelineItem } from '../../../src/contract/index.ts';
import { STATE_NAMES } from '../state/state-names.ts';
import { SelectField } from '../ui/select-field.tsx';
import { findVersion, versionName } from './version-name.ts';

interface VersionPickerProps {
  label: string;
  versions: readonly TimelineItem[];
  chosen: TimelineItem | undefined;
  onChoose: (version: TimelineItem) => void;
}

/** One version of a chapter out of all; deleted ones only where one is chosen already. */
export function VersionPicker({ label, versions, chosen, onChoose }: VersionPickerProps) {
  const offered = versions.filter(({ id, deleted_at }) => deleted_at === null || id === chosen?.id);
  return (
    <SelectField
      label={label}
      value={chosen === undefined ? '' : versionName(chosen)}
      onValue={(name) => {
        const found = findVersion(offered, name);
        if (found !== undefined) onChoose(found);
      }}
      className="max-w-72"
    >
      {chosen === undefined && <option value="">Choose a version</option>}
      {offered.map((version) => (
        <option key={version.id} value={versionName(version)}>
          {`${versionName(version)}, ${STATE_NAMES[version.status].name.toLowerCase()}`}
        </option>
      ))}
    </SelectField>
  );
}
