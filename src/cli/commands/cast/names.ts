import type { Command } from 'commander';
import type { Character } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { chapterNumber } from '../../parse-input.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { chooseCharacters } from './choose.ts';

interface InBook {
  book: string;
}

/** Whom a book has, and what it calls them. */
export function registerNames(cast: Command): void {
  cast
    .command('add <name>')
    .description('add a character to a book')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--alias <name...>', 'other names that the book calls the character by')
    .addHelpText('after', examples('goldenrod cast add "Mrs. Hudson" --book sherlock'))
    .action(
      runAction<InBook & { alias?: string[] }>(async (context, [name = ''], { book, alias }) => {
        const added = await withVerbs(context, (verbs) =>
          verbs.createCharacter({ book, name, aliases: alias ?? [] }),
        );
        return told(added, `Added ${added.name}.`);
      }),
    );
  cast
    .command('alias <character> <name>')
    .description('give a character another name, or take one away with --remove')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--chapter <number>', 'the one chapter in which the name holds', chapterNumber)
    .option('--remove', 'take the name away')
    .addHelpText(
      'after',
      examples(
        'goldenrod cast alias "Jabez Wilson" Wilson --book sherlock',
        'goldenrod cast alias "Jabez Wilson" client --book sherlock --chapter 2',
      ),
    )
    .action(
      runAction<InBook & { chapter?: number; remove?: boolean }>(
        async (context, [wanted = '', alias = ''], { book, chapter, remove }) => {
          const changed = await withVerbs(context, async (verbs) => {
            const { characters } = await chooseCharacters(verbs, { book, names: [wanted] });
            const input = { character: characters[0]?.id ?? '', alias, chapter };
            return remove === true ? verbs.removeAlias(input) : verbs.addAlias(input);
          });
          const where = chapter === undefined ? '' : ` in chapter ${chapter}`;
          return told(
            changed,
            remove === true
              ? `${changed.name} is no longer called ${alias}${where}.`
              : `${changed.name} is called ${alias}${where} too.`,
          );
        },
      ),
    );
  cast
    .command('remove <character>')
    .description('delete a character; it leaves every cast')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .addHelpText('after', examples('goldenrod cast remove Marth --book lamp'))
    .action(
      runAction<InBook>(async (context, [wanted = ''], { book }) => {
        const removed = await withVerbs(context, async (verbs) => {
          const { characters } = await chooseCharacters(verbs, { book, names: [wanted] });
          const [character] = characters as [Character];
          await verbs.deleteCharacter({ character: character.id });
          return character;
        });
        return told(removed, `Deleted ${removed.name}.`);
      }),
    );
}

function told(character: Character, text: string): CommandResult {
  return { json: { character }, text };
}
