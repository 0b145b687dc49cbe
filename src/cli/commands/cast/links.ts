import type { Command } from 'commander';
import type { Linked } from '../../../script/link-character.ts';
import { examples } from '../../output/examples.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

export function registerLinks(cast: Command): void {
  cast
    .command('link <script> <character>')
    .description('add a character to the cast of a script')
    .option('--create', 'add the character to the book first, if it is new')
    .option('--cue <cue>', 'a cue by which the script calls the character')
    .addHelpText('after', examples('goldenrod cast link sherlock/1 "Mrs. Hudson" --create'))
    .action(
      runAction<{ create?: boolean; cue?: string }>(
        async (context, [script = '', character = ''], options) => {
          const create = options.create === true;
          const linked = await withVerbs(context, (verbs) =>
            verbs.linkCharacter({ script, character, create, alias: options.cue }),
          );
          return result(
            linked,
            `${linked.character.name} is in the cast of ${linked.script.handle}.`,
          );
        },
      ),
    );
  cast
    .command('unlink <script> <character>')
    .description('take a character out of the cast of a script')
    .addHelpText('after', examples('goldenrod cast unlink sherlock/1 Watson'))
    .action(
      runAction(async (context, [script = '', character = '']) => {
        const linked = await withVerbs(context, (verbs) =>
          verbs.unlinkCharacter({ script, character }),
        );
        return result(
          linked,
          `${linked.character.name} is no longer in the cast of ${linked.script.handle}.`,
        );
      }),
    );
}

function result(linked: Linked, text: string): CommandResult {
  return { json: linked, text };
}
