import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TimelineItem } from '../../../src/contract/index.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { versionName } from './version-name.ts';
import { type ChapterPlace, VersionRow } from './version-row.tsx';

interface VersionTimelineProps {
  place: ChapterPlace;
  versions: readonly TimelineItem[];
}

/** The versions of a chapter, newest first; any two are compared by choosing them. */
export function VersionTimeline({ place, versions }: VersionTimelineProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [showsDeleted, setShowsDeleted] = useState(false);
  const deleted = versions.filter(({ deleted_at }) => deleted_at !== null).length;
  const shown = versions.filter(({ deleted_at }) => showsDeleted || deleted_at === null);
  const leading = leadingVersion(versions);
  // The two chosen last, the older one first.
  const [after, before] = shown.filter(({ id }) => chosen.includes(id));
  const choose = (id: string) => (on: boolean) =>
    setChosen((now) => [...now.filter((each) => each !== id), ...(on ? [id] : [])].slice(-2));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <p className="text-soft text-sm" aria-live="polite">
          {before !== undefined && after !== undefined
            ? `${versionName(before)} and ${versionName(after)} are chosen.`
            : 'Choose two versions to compare them.'}
        </p>
        <div className="flex flex-wrap gap-2">
          {deleted > 0 && (
            <Button look="quiet" size="sm" onClick={() => setShowsDeleted((now) => !now)}>
              {showsDeleted ? 'Hide deleted versions' : `Show ${deleted} deleted`}
            </Button>
          )}
          {before !== undefined && after !== undefined && (
            <Link
              to="/books/$book/chapters/$number/compare"
              params={place}
              search={{ from: versionName(before), to: versionName(after) }}
              className={buttonClasses('primary', 'sm')}
            >
              Compare
            </Link>
          )}
        </div>
      </div>
      <ol className="flex flex-col gap-2">
        {shown.map((version) => (
          <VersionRow
            key={version.id}
            place={place}
            version={version}
            before={versionBefore(versions, version)}
            chosen={chosen.includes(version.id)}
            onChoose={choose(version.id)}
            leading={version.id === leading?.id}
          />
        ))}
      </ol>
    </div>
  );
}

/** The newest that stands: what the next step is about. */
export function leadingVersion<V extends TimelineItem>(versions: readonly V[]): V | undefined {
  return versions.find(({ deleted_at }) => deleted_at === null);
}

/** What a version is compared with first: its parent, else the version before it in its style. */
export function versionBefore(
  versions: readonly TimelineItem[],
  { id, parent_id, style, version }: TimelineItem,
): TimelineItem | undefined {
  return (
    versions.find((each) => each.id === parent_id && each.id !== id) ??
    versions.find((each) => each.style === style && each.version < version)
  );
}
