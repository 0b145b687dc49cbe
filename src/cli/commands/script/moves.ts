import type { Command } from 'commander';
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
          const moved = await withVerbs(context, (verbs) =>
            verbs[`${move}Script`]({ script: wanted, note }),
          );
          const hint =
            next === undefined ? [] : ['', `Next: goldenrod script ${next} ${moved.handle}`];
          return {
            json: { script: moved },
            text: [scriptTable(context, [moved]), ...hint].join('\n'),
          };
        }),
      );
  }
}
