import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { BadScript } from './add-script.ts';
import { openingName } from './pasted-file.ts';

interface BadScriptsProps {
  bad: readonly BadScript[];
  onDismiss: (bad: BadScript) => void;
}

/** Why files were not taken: it stays on the page until somebody has read it. */
export function BadScripts({ bad, onDismiss }: BadScriptsProps) {
  return bad.map((each) => (
    <Notice
      key={each.name}
      tone="bad"
      actions={
        <Button size="sm" aria-label={`Dismiss ${each.name}`} onClick={() => onDismiss(each)}>
          Dismiss
        </Button>
      }
    >
      <p className="font-medium">{openingName(each.name)} was not added</p>
      <p>{each.reason}</p>
    </Notice>
  ));
}
