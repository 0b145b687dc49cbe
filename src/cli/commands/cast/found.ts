import type { Command } from 'commander';
import { AppError, type FoundCharacter, type FoundCharacters } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { chooseCharacters } from './choose.ts';
import { describeFound, foundTable } from './found-table.ts';

interface InBook {
  book: string;
}

type Decide<Options> = (
  verbs: BoundVerbs,
  one: FoundCharacter,
  given: { found: FoundCharacters; options: Options; names: string[] },
) => Promise<FoundCharacter>;

/** Whom the reading of a whole book found, and what a person says to it. */
export function registerFound(cast: Command): void {
  const found = cast
    .command('found')
    .description('whom the reading of a whole book found, to confirm, merge, split or dismiss');
  inBook(found.command('list').description('list them, with counts; --doubt: what to look at'))
    .option('--doubt', 'only the undecided of whom there is a doubt')
    .addHelpText('after', examples('goldenrod cast found list --book sherlock --doubt'))
    .action(
      runAction<InBook & { doubt?: boolean }>(async (context, _args, { book, doubt }) => {
        const all = await withVerbs(context, (verbs) => verbs.listFoundCharacters({ book }));
        const items = doubt === true ? all.items.filter((each) => each.doubt !== null) : all.items;
        return { json: { ...all, items }, text: foundTable(context, { ...all, items }) };
      }),
    );
  inBook(found.command('confirm <found>').description('make one a character of the book'))
    .option('--name <name>', 'what it is to be called')
    .addHelpText('after', examples('goldenrod cast found confirm "Jabez Wilson" --book sherlock'))
    .action(
      deciding<{ name?: string }>((verbs, { id }, { options: { name } }) =>
        verbs.confirmFoundCharacter({ found: id, name }),
      ),
    );
  inBook(found.command('merge <found> <into>'))
    .description('say that one is a character of the book, or another found one')
    .addHelpText(
      'after',
      examples('goldenrod cast found merge Wilson "Jabez Wilson" --book sherlock'),
    )
    .action(
      deciding(async (verbs, { id }, { found: all, names: [, into = ''] }) =>
        verbs.mergeFoundCharacter({ found: id, into: await targetOf(verbs, all, into) }),
      ),
    );
  inBook(found.command('split <found> <alias>'))
    .description('make one of its other names a found one of its own')
    .addHelpText(
      'after',
      examples('goldenrod cast found split "Jabez Wilson" "Mrs. Wilson" --book sherlock'),
    )
    .action(
      deciding((verbs, { id }, { names: [, alias = ''] }) =>
        verbs.splitFoundCharacter({ found: id, alias }),
      ),
    );
  inBook(found.command('dismiss <found>').description('say that one is nobody of the book'))
    .addHelpText('after', examples('goldenrod cast found dismiss "Saxe-Coburg" --book sherlock'))
    .action(deciding((verbs, { id }) => verbs.dismissFoundCharacter({ found: id })));
  inBook(found.command('reopen <found>').description('take back what was decided about one'))
    .addHelpText('after', examples('goldenrod cast found reopen "Saxe-Coburg" --book sherlock'))
    .action(deciding((verbs, { id }) => verbs.reopenFoundCharacter({ found: id })));
}

function inBook(command: Command): Command {
  return command.requiredOption('--book <book>', 'the book, by handle, part of it, title or id');
}

function deciding<Options>(decide: Decide<Options>) {
  return runAction<InBook & Options>(async (context, names, options): Promise<CommandResult> => {
    const decided = await withVerbs(context, async (verbs) => {
      const found = await verbs.listFoundCharacters({ book: options.book });
      return decide(verbs, chooseFound(found, names[0] ?? ''), { found, options, names });
    });
    return { json: decided, text: `${decided.name}: ${describeFound(decided)}.` };
  });
}

/** By id, name, or an other name that only one has. */
function chooseFound({ book, items }: FoundCharacters, wanted: string): FoundCharacter {
  const same = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const [named] = items.filter(({ id, name }) => id === wanted.toLowerCase() || same(name));
  const called = items.filter(({ aliases }) => aliases.some(same));
  const [only, ...others] = named === undefined ? called : [named];
  if (only !== undefined && others.length === 0) return only;
  const names = called.map(({ name }) => name);
  throw only === undefined
    ? new AppError('not_found', `nobody was found in "${book.title}" by the name "${wanted}"`, {
        hint: `List them: goldenrod cast found list --book ${book.handle}`,
        details: { found: wanted },
      })
    : new AppError('ambiguous', `"${wanted}" could be ${names.join(' or ')}`, {
        hint: 'Give the whole name, or the id.',
        details: { found: wanted, candidates: names },
      });
}

/** A found one that is in the book already stands for its character. */
async function targetOf(verbs: BoundVerbs, found: FoundCharacters, into: string): Promise<string> {
  const isCalled = ({ name, aliases }: FoundCharacter) =>
    [name, ...aliases].some((each) => each.toLowerCase() === into.toLowerCase());
  if (found.items.some(isCalled)) {
    const { id, character } = chooseFound(found, into);
    return character?.id ?? id;
  }
  if (found.items.some(({ id }) => id === into.toLowerCase())) return into;
  const { characters } = await chooseCharacters(verbs, { book: found.book.id, names: [into] });
  return characters[0]?.id ?? '';
}
