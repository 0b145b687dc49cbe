import { Link } from '@tanstack/react-router';
import { CRITERIA, type TimelineItem } from '../../../src/contract/index.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { revisionOf } from '../versions/revision.ts';
import { searchOf, versionName } from '../versions/version-name.ts';
import type { ChapterPlace } from '../versions/version-row.tsx';
import { criterionName } from './criteria.ts';

interface ScoreChartProps {
  place: ChapterPlace;
  /** Newest first, as the timeline has them. */
  versions: readonly TimelineItem[];
  /** Id of the version that the page shows. */
  shown: string | undefined;
}

interface Row {
  label: string;
  scoreOf: (version: TimelineItem) => number | undefined;
}

const ROWS: readonly Row[] = [
  { label: 'Overall', scoreOf: ({ newest_evaluation }) => newest_evaluation?.score },
  ...CRITERIA.map((criterion) => ({
    label: criterionName(criterion),
    scoreOf: ({ newest_evaluation }: TimelineItem) =>
      newest_evaluation?.criteria.find((each) => each.criterion === criterion)?.score,
  })),
];

/** Whether a chapter is getting better: the newest score of each version, overall and by criterion. */
export function ScoreChart({ place, versions, shown }: ScoreChartProps) {
  const evaluated = versions
    .filter(
      ({ newest_evaluation, deleted_at }) => newest_evaluation !== null && deleted_at === null,
    )
    .toReversed();
  if (evaluated.length === 0) return null;
  return (
    <ScrollBox label="Scores by version">
      <table className="m-4 border-separate border-spacing-x-2 border-spacing-y-1 text-sm">
        <caption className="sr-only">Scores of 100 by criterion and version</caption>
        <thead>
          <tr>
            <td />
            {evaluated.map((version) => (
              <th key={version.id} scope="col" className="min-w-10 font-normal">
                <Link
                  to="/books/$book/chapters/$number/evaluation"
                  params={place}
                  search={searchOf(version)}
                  aria-current={version.id === shown ? 'true' : undefined}
                  className="rounded-sm text-soft text-xs hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
                  dir="auto"
                >
                  {versionName(version)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row.label}>
              <th scope="row" className="pr-2 text-left align-bottom font-medium">
                {row.label}
              </th>
              {evaluated.map((version) => (
                <Bar key={version.id} version={version} score={row.scoreOf(version)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Pixels: of a score of 100, and of 0, which is a score as well. */
const TALLEST = 36;
const LOWEST = 4;

function Bar({ version, score }: { version: TimelineItem; score: number | undefined }) {
  return (
    <td className="h-14 text-center align-bottom">
      <span className="flex h-full flex-col items-center justify-end gap-0.5">
        <span className="text-xs">{score ?? '–'}</span>
        {score !== undefined && (
          <span
            aria-hidden
            data-bar
            style={{
              height: `${LOWEST + (score * (TALLEST - LOWEST)) / 100}px`,
              backgroundColor: revisionOf(version.version).colour,
            }}
            className="block w-7 rounded-t-sm border-2 border-soft border-b-0"
          />
        )}
        <span aria-hidden className="-mt-0.5 block h-px w-9 bg-soft" />
      </span>
    </td>
  );
}
