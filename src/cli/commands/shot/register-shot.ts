import type { Command } from 'commander';
import { AppError, type Storyboard } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { numberByContract } from '../../parse-input.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { registerReadEdit } from './read-edit.ts';
import { changesOf, PLACE, type ShotOptions, withShotOptions } from './shot-options.ts';
import { storyboardTable } from './storyboard-table.ts';

/** The shots of a script: as they are proposed, and as people want them. */
export function registerShot(program: Command): void {
  const shot = program
    .command('shot')
    .description('the shots of a script: what each shows, how long, and in which order');
  shot
    .command('list <script>')
    .description('list the shots of a script with when they are seen, and how their pictures stand')
    .addHelpText('after', examples('goldenrod shot list sherlock/1'))
    .action(telling((verbs, [script]) => verbs.getStoryboard({ script })));
  withShotOptions(
    shot.command('change <script> <shot>').description('change what a shot shows, or how long'),
  )
    .addHelpText(
      'after',
      examples(
        'goldenrod shot change sherlock/1 2-3 --framing close --movement "push in"',
        'goldenrod shot change sherlock/1 2-3 --person Holmes:left --person Watson:off',
        'goldenrod shot change sherlock/1 2-3 --seconds 4.5',
      ),
    )
    .action(
      telling<ShotOptions>(async (verbs, [script, wanted], options) => {
        const changes = await changesOf(verbs, script, options);
        if (Object.keys(changes).length === 0) throw nothingToChange();
        return verbs.changeShot({ script, shot: wanted, ...changes });
      }),
    );
  withShotOptions(
    shot.command('add <script> <after>').description('put a shot of your own behind another'),
  )
    .addHelpText('after', examples('goldenrod shot add sherlock/1 2-3 --caption "The door, ajar"'))
    .action(
      telling<ShotOptions>(async (verbs, [script, after], options) =>
        verbs.addShot({ script, after, ...(await changesOf(verbs, script, options)) }),
      ),
    );
  shot
    .command('move <script> <shot>')
    .description('move a shot within its scene')
    .argument('<place>', 'its place among the shots of the scene, from 1', numberByContract(PLACE))
    .addHelpText('after', examples('goldenrod shot move sherlock/1 2-3 1'))
    .action(
      telling((verbs, [script, wanted, place]) =>
        verbs.moveShot({ script, shot: wanted, place: Number(place) }),
      ),
    );
  shot
    .command('delete <script> <shot>')
    .description('take a shot out; what is said in it is seen in the one beside it')
    .addHelpText('after', examples('goldenrod shot delete sherlock/1 2-3'))
    .action(telling((verbs, [script, wanted]) => verbs.deleteShot({ script, shot: wanted })));
  shot
    .command('reset <script>')
    .description('forget what was set of the shots of a script: they are proposed anew')
    .addHelpText('after', examples('goldenrod shot reset sherlock/1'))
    .action(telling((verbs, [script]) => verbs.resetStoryboard({ script })));
  registerReadEdit(shot);
}

type Names = [script: string, shot: string, third: string];

/** Does something with a storyboard, and tells how it stands. */
function telling<Options extends object = object>(
  change: (verbs: BoundVerbs, names: Names, options: Options) => Promise<Storyboard>,
) {
  return runAction<Options>(
    async (context, [script = '', shot = '', third = ''], options): Promise<CommandResult> => {
      const storyboard = await withVerbs(context, (verbs) =>
        change(verbs, [script, shot, third], options),
      );
      return { json: { storyboard }, text: describe(context, storyboard) };
    },
  );
}

function describe(context: CliContext, storyboard: Storyboard): string {
  const { items, counts, duration, changed, dropped } = storyboard;
  const pictures = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
  return [
    storyboardTable(context, items),
    `${plural(items.length, 'shot')}, ${(duration / 1000).toFixed(1)} s; pictures: ${pictures || 'none'}.`,
    ...(changed ? ['Changed by hand; "goldenrod shot reset" proposes them anew.'] : []),
    ...dropped.map(
      ({ number, caption }) => `Shot ${number} (${caption}) had been changed; its words are gone.`,
    ),
  ].join('\n');
}

function nothingToChange(): AppError {
  return new AppError('usage', 'it is not said what of the shot to change', {
    hint: 'Say what it shows, as --framing close; see goldenrod shot change --help.',
  });
}
