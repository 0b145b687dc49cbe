import { revisionOf } from './revision.ts';
import { versionName } from './version-name.ts';

/** A version's name on the paper of its revision. */
export function RevisionChip({ of }: { of: { style: string; version: number } }) {
  const { name, colour } = revisionOf(of.version);
  return (
    <span
      title={`${name} revision`}
      style={{ backgroundColor: colour, color: 'var(--on-revision)' }}
      className="inline-flex h-6 max-w-48 shrink-0 items-center rounded-sm border border-line-strong px-2 font-medium text-xs"
    >
      <span className="truncate" dir="auto">
        {versionName(of)}
      </span>
    </span>
  );
}
