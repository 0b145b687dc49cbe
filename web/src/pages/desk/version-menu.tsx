import { ChevronDown } from 'lucide-react';
import type { ScriptStatus } from '../../../../src/contract/index.ts';
import { STATE_NAMES } from '../../state/state-names.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { RevisionDot } from '../../versions/revision-dot.tsx';

export interface VersionChoice {
  id: string;
  version: number;
  status: ScriptStatus;
}

interface VersionMenuProps {
  current: number;
  versions: readonly VersionChoice[];
  onVersion: (version: number | undefined) => void;
}

export function VersionMenu({ current, versions, onVersion }: VersionMenuProps) {
  return (
    <Menu
      trigger={
        <Button size="sm" aria-label={`Version ${current}: choose another`}>
          <RevisionDot version={current} />
          Version {current}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      {versions.map(({ id, version, status }) => (
        <MenuItem
          key={id}
          icon={<RevisionDot version={version} />}
          onSelect={() => onVersion(version === versions[0]?.version ? undefined : version)}
        >
          <span className="flex justify-between gap-6">
            <span className={version === current ? 'font-medium' : ''}>Version {version}</span>
            <span className="text-faint">{STATE_NAMES[status].name}</span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
