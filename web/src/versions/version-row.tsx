import { Link } from '@tanstack/react-router';
import { Download, Ellipsis, GitCompareArrows, RotateCcw, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { DEFAULT_STYLE, type TimelineItem } from '../../../src/contract/index.ts';
import { useNameOf } from '../data/me.ts';
import { ExportVersion } from '../exports/export-version.tsx';
import { StateBadge } from '../state/state-badge.tsx';
import { Badge } from '../ui/badge.tsx';
import { buttonClasses } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Moment } from '../ui/moment.tsx';
import { ScriptActions } from '../workflow/script-actions.tsx';
import { describeOrigin } from './describe-origin.ts';
import { revisionOf } from './revision.ts';
import { useDeleteVersion, useRestoreVersion, useUndeleteVersion } from './use-change-version.ts';
import { useOpenVersion } from './use-open-version.ts';
import { searchOf, versionName } from './version-name.ts';

export interface ChapterPlace {
  book: string;
  number: string;
}

interface VersionRowProps {
  place: ChapterPlace;
  version: TimelineItem;
  /** What it is compared with: its parent, else the version before it. */
  before: TimelineItem | undefined;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
  /** The one that the page's shortcuts are for. */
  leading: boolean;
}

export function VersionRow(props: VersionRowProps) {
  const { place, version, before, chosen, onChoose, leading } = props;
  const { name, colour } = revisionOf(version.version);
  const title = versionName(version);
  const openOnDesk = useOpenVersion(place);
  return (
    <li className="relative flex gap-3 rounded-lg border border-line bg-raised p-4 pl-5 shadow-low">
      <span
        aria-hidden
        style={{ backgroundColor: colour }}
        className="absolute inset-y-0 left-0 w-2 rounded-l-lg border-line-strong border-r"
      />
      <input
        type="checkbox"
        checked={chosen}
        aria-label={`Choose ${title} to compare`}
        onChange={(event) => onChoose(event.target.checked)}
        className="mt-1 size-5 shrink-0 accent-accent-strong"
      />
      <div className="flex min-w-0 grow flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-semibold">
            <Link
              to="/books/$book/chapters/$number"
              params={place}
              search={searchOf(version)}
              className="rounded-sm hover:underline"
              dir="auto"
            >
              {title}
            </Link>
          </h2>
          <span className="text-soft text-sm">{name}</span>
          <StateBadge state={version.status} />
          {version.stale && <Badge tone="warn">made from older prose</Badge>}
          {version.deleted_at !== null && <Badge tone="bad">deleted</Badge>}
          <Link
            to="/books/$book/chapters/$number/evaluation"
            params={place}
            search={searchOf(version)}
            className="rounded-sm font-medium text-sm underline-offset-4 hover:underline"
          >
            {version.evaluation_score === null
              ? 'not evaluated'
              : `${version.evaluation_score} of 100`}
            <span className="sr-only">, evaluation of {title}</span>
          </Link>
        </div>
        <Making version={version} />
        {leading && <ScriptActions script={version} onMade={openOnDesk} />}
      </div>
      <div className="flex shrink-0 items-start gap-1 max-sm:flex-col">
        {before !== undefined && (
          <Link
            to="/books/$book/chapters/$number/compare"
            params={place}
            search={{ from: versionName(before), to: title }}
            aria-label={`Compare ${versionName(before)} with ${title}`}
            title={`Compare with ${versionName(before)}`}
            className={buttonClasses('quiet', 'square')}
          >
            <GitCompareArrows aria-hidden size={18} />
          </Link>
        )}
        {!leading && <VersionMenu version={version} />}
      </div>
    </li>
  );
}

function Making({ version }: { version: TimelineItem }) {
  const nameOf = useNameOf();
  return (
    <p className="text-soft text-sm">
      {describeOrigin(version)} ·{' '}
      {version.origin === 'legacy' ? '' : `${nameOf(version.created_by)} · `}
      <Moment at={version.created_at} />
      {version.style !== DEFAULT_STYLE && <span dir="auto"> · {version.style}</span>}
    </p>
  );
}

function VersionMenu({ version }: { version: TimelineItem }) {
  const restore = useRestoreVersion();
  const remove = useDeleteVersion();
  const undelete = useUndeleteVersion();
  const [exporting, setExporting] = useState(false);
  const { can } = version;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`More for ${versionName(version)}`}>
            <Ellipsis aria-hidden size={18} />
          </IconButton>
        }
      >
        <MenuItem
          disabled={version.deleted_at !== null}
          icon={<Download aria-hidden size={16} />}
          onSelect={() => setExporting(true)}
        >
          Export…
        </MenuItem>
        <MenuItem
          disabled={!can.restore}
          icon={<RotateCcw aria-hidden size={16} />}
          onSelect={() => restore.mutate(version)}
        >
          Restore as a new version
        </MenuItem>
        {can.undelete ? (
          <MenuItem
            icon={<Undo2 aria-hidden size={16} />}
            onSelect={() => undelete.mutate(version)}
          >
            Bring back
          </MenuItem>
        ) : (
          <MenuItem
            danger
            disabled={!can.delete}
            icon={<Trash2 aria-hidden size={16} />}
            onSelect={() => remove.mutate(version)}
          >
            {can.delete ? 'Delete' : 'Delete: only a draft or a rejected version'}
          </MenuItem>
        )}
      </Menu>
      {exporting && <ExportVersion script={version} onClose={() => setExporting(false)} />}
    </>
  );
}
