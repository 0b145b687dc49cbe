import type { Command } from 'commander';
import type { Activation, TakeCounts } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { Move } from '../../../script/move-script.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

const MOVES: { move: Move; does: string; next?: string }[] = [
  { move: 'approve', does: 'approve an evaluated script', next: 'activate' },
  { move: 'reject', does: 'reject a draft, evaluated or approved script' },
  { move: 'activate', does: 'make an approved script the active one', next: 'export' },
  { move: 'deactivate', does: 'make the active script no longer active; it stays approved' },
];

/** The four moves of the workflow: the database decides which are allowed. */
export function registerMoves(script: Command): void {
  for (const { move, does, next } of MOVES) {
    script
      .command(`${move} <script>`)
      .description(does)
      .option('--note <text>', 'why, for the history')
      .addHelpText('after', examples(`goldenrod script ${move} sherlock/1/cinematic_movie/v1`))
      .action(
        runAction<{ note?: string }>(async (context, [wanted = ''], { note }) => {
          const { moved, takes } = await withVerbs(context, async (verbs) => {
            const preview =
              move === 'activate' ? await verbs.previewActivation({ script: wanted }) : undefined;
            return {
              moved: await verbs[`${move}Script`]({ script: wanted, note }),
              takes: preview?.takes,
            };
          });
          const hint =
            next === undefined ? [] : ['', `Next: goldenrod script ${next} ${moved.handle}`];
          return {
            json: { script: moved, ...(takes === undefined ? {} : { takes }) },
            text: [scriptTable(context, [moved]), ...toBeHeard(takes), ...hint].join('\n'),
          };
        }),
      );
  }
}

/** What becomes stale and missing of what is heard; nothing where nothing was ever recorded. */
function toBeHeard(takes: Activation['takes'] | undefined): string[] {
  if (takes === undefined) return [];
  const { before, after } = takes;
  const recorded = [before, after].some(
    (each) => each !== null && each.counts.current + each.counts.stale + each.counts.unknown > 0,
  );
  if (!recorded) return [];
  const causes = after.causes.map(({ cause, count }) => `${cause} ${count}`).join(', ');
  const open = after.counts.stale + after.counts.missing;
  return [
    '',
    ...(before === null ? [] : [`Heard before: ${stateWords(before.counts)}.`]),
    `Heard now: ${stateWords(after.counts)}${causes === '' ? '' : ` (stale by ${causes})`}.`,
    ...(open === 0
      ? []
      : [
          `To renew: ${plural(open, 'line')}, by goldenrod table-read; what speaks offline costs nothing.`,
        ]),
  ];
}

function stateWords(counts: TakeCounts): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
