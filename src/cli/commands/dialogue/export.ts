import { type Command, Option } from 'commander';
import { AppError, type ChapterQuotes, type Character } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { chapterNumber } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { writeNew } from '../../write-new.ts';

interface ExportOptions {
  book: string;
  chapter: number;
  format: 'json' | 'booknlp';
  output?: string;
}

export function registerExport(dialogue: Command): void {
  dialogue
    .command('export')
    .description('write out what is said in a chapter, and by whom')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .addOption(
      new Option('--format <format>', 'the format').choices(['json', 'booknlp']).default('json'),
    )
    .option(
      '-o, --output <file>',
      'write to a new file; of booknlp to FILE.tokens, FILE.entities and FILE.quotes',
    )
    .addHelpText(
      'after',
      examples(
        'goldenrod dialogue export --book sherlock --chapter 1 > quotes.json',
        'goldenrod dialogue export --book sherlock --chapter 1 --format booknlp -o scandal',
      ),
    )
    .action(
      runAction<ExportOptions>(
        async (context, _args, { book, chapter: number, format, output }) => {
          const { quotes, characters, text } = await withVerbs(context, async (verbs) => ({
            quotes: await verbs.listQuotes({ book, number }),
            characters: (await verbs.listCharacters({ book })).items,
            text: (await verbs.getChapter({ book, number })).text,
          }));
          if (format === 'json') return told(asJson(quotes, characters), output);
          if (output === undefined) {
            throw new AppError('usage', 'BookNLP has three tables', {
              hint: 'Name what their files begin with: -o scandal writes scandal.tokens, scandal.entities and scandal.quotes.',
            });
          }
          const { toBookNlp } = await import('../../../dialogue/booknlp.ts');
          const tables = toBookNlp(text, characters, quotes.items);
          for (const [ending, table] of Object.entries(tables)) {
            await writeNew(`${output}.${ending}`, table);
          }
          const files = Object.keys(tables).map((ending) => `${output}.${ending}`);
          return { json: { files }, text: `Wrote ${files.join(', ')}.` };
        },
      ),
    );
}

/** As `dialogue FILE --json` prints it, with the words, and with what people confirmed. */
function asJson({ items }: ChapterQuotes, characters: readonly Character[]) {
  return {
    characters: characters.map(({ name, aliases }) => ({ name, aliases })),
    quotes: items.map(({ start, end, words, speaker, called, confidence, how, confirmed_at }) => ({
      start,
      end,
      words,
      speaker: speaker?.name ?? called,
      confidence,
      how,
      confirmed: confirmed_at !== null,
    })),
  };
}

async function told(json: ReturnType<typeof asJson>, output: string | undefined) {
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (output === undefined) return { json, text };
  await writeNew(output, text);
  return { json: { file: output }, text: `Wrote ${output}.` };
}
