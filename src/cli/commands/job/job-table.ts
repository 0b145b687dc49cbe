import type { Job, JobState } from '../../../contract/job.ts';
import type { CliContext } from '../../context.ts';
import { table } from '../../output/table.ts';

const STATE_COLOURS = {
  queued: 'dim',
  running: 'yellow',
  done: 'green',
  failed: 'red',
  cancelled: 'dim',
} as const satisfies Record<JobState, string>;

export function jobTable({ paint, width }: CliContext, jobs: readonly Job[]): string {
  return table(
    jobs,
    [
      { title: 'job', value: ({ id }) => id },
      { title: 'kind', value: ({ kind }) => kind },
      {
        title: 'state',
        value: ({ state }) => state,
        paint: (cell, { state }) => paint(STATE_COLOURS[state], cell),
      },
      { title: 'done', value: ({ progress }) => `${Math.floor(progress * 100)}%`, align: 'right' },
      { title: 'asked', value: ({ created_at }) => created_at.slice(0, 16).replace('T', ' ') },
      { title: 'step', value: ({ step, error }) => error?.message ?? step },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
