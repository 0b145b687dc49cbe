import type { Script, ScriptStatus } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { table } from '../../output/table.ts';

const STATE_COLOURS = {
  draft: 'dim',
  evaluated: 'cyan',
  approved: 'green',
  rejected: 'red',
  active: 'yellow',
} as const satisfies Record<ScriptStatus, string>;

/** Scripts as people read them. */
export function scriptTable({ width, paint }: CliContext, scripts: Script[]): string {
  return table(
    scripts,
    [
      { title: 'script', value: (each) => each.handle },
      {
        title: 'state',
        value: (each) => each.status,
        paint: (cell, each) => paint(STATE_COLOURS[each.status], cell),
      },
      { title: 'score', value: (each) => each.evaluation_score ?? '-', align: 'right' },
      { title: 'cast', value: (each) => each.character_ids.length, align: 'right' },
      { title: 'origin', value: (each) => each.origin },
      { title: 'made', value: (each) => each.created_at.slice(0, 16).replace('T', ' ') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
