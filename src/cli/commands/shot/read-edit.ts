import type { Command } from 'commander';
import type { EditProposal } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import { examples } from '../../output/examples.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

const LARGEST = 20_000_000;

/** Takes back what an editor did with the shots. */
export function registerReadEdit(shot: Command): void {
  shot
    .command('read-edit <script> <file>')
    .description('read an edited OpenTimelineIO file: how its shots are longer, elsewhere or gone')
    .option('--apply', 'change the storyboard by it; else it is only told')
    .addHelpText('after', examples('goldenrod shot read-edit sherlock/1 edit.otio --apply'))
    .action(
      runAction<{ apply?: boolean }>(async (context, [script = '', file = ''], { apply }) => {
        const otio = new TextDecoder().decode(await readInputFile(file, LARGEST));
        const read = await withVerbs(context, (verbs) =>
          verbs.readEdit({ script, otio, apply: apply === true }),
        );
        return { json: read, text: describe(read.proposal, read.applied) };
      }),
    );
}

function describe(proposal: EditProposal, applied: boolean): string {
  const { durations, moved, cut, foreign, astray } = proposal;
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  const changes = [
    ...durations.map(
      ({ number, was, now }) => `${number}: ${seconds(was)} becomes ${seconds(now)}`,
    ),
    ...moved.map(({ number, was, now }) => `${number}: from place ${was} of its scene to ${now}`),
    ...cut.map(({ number }) => `${number}: cut; what is said in it goes to the shot beside it`),
  ];
  const told = [
    ...astray.map(
      ({ number }) => `${number} stands in another scene: move the scene in the script`,
    ),
    ...foreign.map((name) => `"${name}" is no shot of this script`),
  ];
  const end = applied
    ? `${plural(changes.length, 'change')} made.`
    : 'Nothing is changed; --apply changes the storyboard.';
  if (changes.length === 0) return ['The edit changes nothing.', ...told].join('\n');
  return [...changes, ...told, end].join('\n');
}
