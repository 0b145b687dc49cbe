import type {
  ChapterDetail,
  DraftedScript,
  ScriptItemDetail,
} from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { describeLength } from '../../../../src/screenplay/describe-length.ts';
import type { Measure } from '../../../../src/screenplay/measure.ts';
import { DraftAgain } from '../../drafting/draft-again.tsx';
import { SaveStatus } from '../../drafts/save-status.tsx';
import type { Draft } from '../../drafts/use-draft.ts';
import { StateBadge } from '../../state/state-badge.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { ScriptActions } from '../../workflow/script-actions.tsx';
import { type VersionChoice, VersionMenu } from './version-menu.tsx';

interface DeskBarProps {
  chapter: ChapterDetail;
  script: ScriptItemDetail;
  versions: readonly VersionChoice[];
  stale: boolean;
  measure: Measure | undefined;
  draft: Draft | undefined;
  /** How much of what was said is still to be worked through. */
  openItems: number | undefined;
  pane: 'side' | 'script';
  onPane: (pane: 'side' | 'script') => void;
  onVersion: (version: number | undefined) => void;
  onDrafted: (made: DraftedScript) => void;
}

/** Above both panes: which version it is, how long it is, whether it is saved, what comes next. */
export function DeskBar(props: DeskBarProps) {
  const { chapter, script, versions, stale, measure, draft, openItems } = props;
  const { pane, onPane, onVersion, onDrafted } = props;
  const score = script.evaluation_score;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-raised px-4 py-2">
      <h1 className="sr-only">
        {chapter.title}, version {script.version}
      </h1>
      <VersionMenu current={script.version} versions={versions} onVersion={onVersion} />
      <StateBadge state={script.status} />
      {stale && <Badge tone="warn">Stale</Badge>}
      {score !== null && (
        <span className="text-sm">
          <strong className="font-semibold tabular-nums">{score}</strong>
          <span className="text-soft"> of 100</span>
        </span>
      )}
      {measure !== undefined && <Length measure={measure} />}
      <div className="ml-auto flex flex-wrap items-center gap-3">
        {draft !== undefined && <SaveStatus state={draft.snapshot.state} />}
        <DraftAgain
          chapter={chapter}
          style={script.style}
          title="Draft again…"
          keys="w f"
          size="sm"
          before={draft?.keeper.flush}
          onDrafted={onDrafted}
        />
        <ScriptActions
          script={script}
          before={draft?.keeper.flush}
          onMade={({ version }) => onVersion(version)}
        />
      </div>
      <div className="flex w-full gap-1 md:hidden">
        {PANES.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={pane === value}
            onClick={() => onPane(value)}
            className="grow rounded-md border border-line px-3 py-1.5 text-sm text-soft aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-ink"
          >
            {value === 'side' && openItems ? `${label} (${openItems})` : label}
          </button>
        ))}
      </div>
    </div>
  );
}

const PANES = [
  ['side', 'Reference'],
  ['script', 'Text'],
] as const;

function Length({ measure }: { measure: Measure }) {
  const { scenes, lines, words } = measure;
  return (
    <Tooltip
      says={`${plural(scenes, 'scene')}, ${plural(lines, 'line')} of dialogue, ${plural(words, 'word')} in print`}
    >
      <button type="button" className="cursor-default rounded-sm text-sm text-soft tabular-nums">
        {describeLength(measure)}
      </button>
    </Tooltip>
  );
}
