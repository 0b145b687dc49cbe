import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

/** Older versions brought back, and versions deleted so that they can be. */
export function registerChangeScript(script: Command): void {
  script
    .command('restore <script>')
    .description('make a new draft of an older version')
    .addHelpText('after', examples('goldenrod script restore sherlock/1/cinematic_movie/v1'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const restored = await withVerbs(context, (verbs) =>
          verbs.restoreScript({ script: wanted }),
        );
        return { json: { script: restored }, text: scriptTable(context, [restored]) };
      }),
    );
  script
    .command('delete <script>')
    .description('delete a draft or rejected version; it can be brought back')
    .addHelpText('after', examples('goldenrod script delete sherlock/1/cinematic_movie/v2'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const {
          text: _text,
          cast: _cast,
          etag: _etag,
          ...deleted
        } = await withVerbs(context, async (verbs) => {
          const found = await verbs.getScript({ script: wanted });
          await verbs.deleteScript({ script: found.id });
          return found;
        });
        return {
          json: { deleted },
          text: `Deleted ${deleted.handle}. To bring it back: goldenrod script undelete ${deleted.id}`,
        };
      }),
    );
  script
    .command('undelete <script>')
    .description('bring a deleted version back')
    .addHelpText('after', examples('goldenrod script undelete sherlock/1/cinematic_movie/v2'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const back = await withVerbs(context, async (verbs) => {
          const { id } = await verbs.getScript({ script: wanted });
          return verbs.undeleteScript({ script: id });
        });
        return { json: { script: back }, text: scriptTable(context, [back]) };
      }),
    );
}
