import type { CueChange } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { StateBadge } from '../state/state-badge.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RevisionChip } from '../versions/revision-chip.tsx';
import { countCues } from './describe-cues.ts';
import type { CueChoice as Choice } from './use-cue-choice.ts';

interface CueChoiceProps {
  choice: Choice;
  /** To whom cues lead that stay as they are. */
  to: string;
}

/** Which cues would change, how many and how; and whether they shall. */
export function CueChoice({ choice, to }: CueChoiceProps) {
  const { planned, error, wanted } = choice;
  return (
    <div className="flex flex-col gap-3">
      <p aria-live="polite" className="text-soft text-sm empty:hidden">
        {describe(choice)}
      </p>
      {error !== null && (
        <>
          <ErrorState
            error={error}
            title="Which cues would change could not be read"
            onRetry={choice.retry}
          />
          <p className="text-soft text-sm">What you do now leaves the cues as they are.</p>
        </>
      )}
      {planned !== undefined && planned.length > 0 && (
        <>
          <CheckField
            label="Change these cues too"
            help={
              wanted ? (
                'Drafts change in place. Any other version stays as it is, and a new version of it has the new cues.'
              ) : (
                <>
                  The cues stay as they are, and lead to <span dir="auto">{to}</span> all the same.
                </>
              )
            }
            checked={wanted}
            onChecked={choice.setWanted}
          />
          <ul aria-label="Cues that would change" className={wanted ? '' : 'opacity-60'}>
            {planned.map((version) => (
              <PlannedVersion key={version.script_id} version={version} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function describe({ planned, asking }: Choice): string {
  if (asking) return 'Looking for cues that would change';
  if (planned === undefined) return '';
  return planned.length === 0 ? 'No cue would change.' : `${countCues(planned)} would change.`;
}

function PlannedVersion({ version }: { version: CueChange }) {
  return (
    <li className="flex flex-col gap-1 border-line border-t py-2 text-sm">
      <span className="flex flex-wrap items-center gap-2">
        Chapter {version.chapter}
        <RevisionChip of={version} />
        <StateBadge state={version.status} />
        <span className="text-soft">{version.in_place ? 'in the draft' : 'as a new version'}</span>
      </span>
      {version.cues.map(({ from, to, count }) => (
        <span key={from} className="[overflow-wrap:anywhere]">
          <span className="font-mono" dir="auto">
            {from} → {to}
          </span>
          <span className="text-soft">{` · ${plural(count, 'cue')}`}</span>
        </span>
      ))}
    </li>
  );
}
