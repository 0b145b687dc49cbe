import type { Command } from 'commander';
import { AppError, type CastingReport, type Character } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

export function registerListCast(cast: Command): void {
  cast
    .command('list')
    .description('list the characters of a book, or who speaks in a script')
    .option('--book <book>', 'the characters of a book')
    .option('--script <script>', 'the casting of one script')
    .addHelpText(
      'after',
      examples('goldenrod cast list --book sherlock', 'goldenrod cast list --script sherlock/1'),
    )
    .action(
      runAction<{ book?: string; script?: string }>((context, _args, { book, script }) => {
        if (book !== undefined && script === undefined) return ofBook(context, book);
        if (script !== undefined && book === undefined) return ofScript(context, script);
        throw new AppError('usage', 'give either --book or --script', {
          hint: 'Everybody in a book: --book BOOK. Who speaks in one script: --script SCRIPT.',
        });
      }),
    );
}

async function ofBook(context: CliContext, wanted: string): Promise<CommandResult> {
  const { book, items: characters } = await withVerbs(context, (verbs) =>
    verbs.listCharacters({ book: wanted }),
  );
  return {
    json: { book, characters },
    text:
      characters.length === 0
        ? 'Nobody yet: characters come with the first draft, or with cast link --create.'
        : characterTable(context, characters),
  };
}

function characterTable({ width, paint }: CliContext, characters: Character[]): string {
  return table(
    characters,
    [
      { title: 'character', value: (each) => each.name },
      { title: 'also called', value: alsoCalled },
      { title: 'scripts', value: (each) => each.scripts, align: 'right' },
      { title: 'id', value: (each) => each.id },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}

function alsoCalled({ aliases, chapter_aliases }: Character): string {
  const inChapters = chapter_aliases.map(({ chapter, alias }) => `${alias} (chapter ${chapter})`);
  return [...aliases, ...inChapters].join(', ');
}

async function ofScript(context: CliContext, wanted: string): Promise<CommandResult> {
  const report = await withVerbs(context, (verbs) => verbs.reportCasting({ script: wanted }));
  return { json: report, text: describeReport(context, report) };
}

function suspects(candidates: { name: string }[]): string {
  if (candidates.length === 0) return 'uncast';
  return `uncast: ${candidates.map(({ name }) => name).join(' or ')}?`;
}

function describeReport({ width, paint }: CliContext, { roles, uncast }: CastingReport): string {
  const rows = [
    ...roles.map((role) => ({ ...role, cue: role.cues.join(', ') })),
    ...uncast.map((each) => ({
      ...each,
      name: suspects(each.candidates),
    })),
  ];
  return table(
    rows,
    [
      { title: 'cue', value: (each) => each.cue },
      {
        title: 'character',
        value: (each) => each.name,
        paint: (cell, each) => ('candidates' in each ? paint('red', cell) : cell),
      },
      { title: 'lines', value: (each) => each.lines, align: 'right' },
      { title: 'words', value: (each) => each.words, align: 'right' },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
