import type { Command } from 'commander';
import { z } from 'zod';
import { AppError } from '../../../contract/index.ts';
import type { KnownCharacter } from '../../../prose/names/characters.ts';
import type { Quotes } from '../../../prose/speakers/read-quotes.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';

/** As large as a book may be. */
const LARGEST = 64 * 1024 * 1024;
/** Characters of a quotation that the table shows. */
const SHOWN = 60;

const GENDERS: Readonly<Record<string, 'm' | 'f'>> = { m: 'm', f: 'f', male: 'm', female: 'f' };
const Character = z.object({
  name: z.string().trim().min(1),
  aliases: z.array(z.string()).default([]),
  gender: z.string().nullish(),
});
const Characters = z.union([
  z.array(Character),
  z.object({ characters: z.array(Character) }).transform(({ characters }) => characters),
]);

/** The command itself, with a file: beside its subcommands, which are for chapters of books. */
export function registerReading(dialogue: Command): void {
  dialogue
    .argument('<file>', 'a text: a chapter or a whole book')
    .option('--characters <file>', 'who is in it: JSON, [{"name", "aliases", "gender"}]')
    .description(
      'read who says what: in a text, or in a chapter of a book, with what people confirmed',
    )
    .addHelpText(
      'after',
      examples(
        'goldenrod dialogue chapter.txt',
        'goldenrod dialogue novel.txt --characters cast.json --json',
      ),
    )
    .action(
      runAction<{ characters?: string }>(async ({ width, paint }, [file = ''], options) => {
        const { readQuotes } = await import('../../../prose/speakers/read-quotes.ts');
        const { inCharacters } = await import('../../../prose/speakers/in-characters.ts');
        const known = options.characters === undefined ? [] : await readCast(options.characters);
        const text = await readText(file);
        const read = readQuotes(text, known);
        const told = inCharacters(text, read);
        const rows = told.quotes.map((quote, at) => ({
          ...quote,
          words: shorten(text, read.quotes[at] ?? quote),
        }));
        return {
          json: told,
          text: table(
            rows,
            [
              { title: 'at', value: ({ start }) => start, align: 'right' },
              { title: 'speaker', value: ({ speaker }) => speaker ?? '-' },
              { title: 'sure', value: ({ confidence }) => confidence.toFixed(2), align: 'right' },
              { title: 'words', value: ({ words }) => words },
            ],
            { width, paintTitle: (cell) => paint('bold', cell) },
          ),
        };
      }),
    );
}

/** The byte order mark is kept: offsets are those of the file's text. */
async function readText(file: string): Promise<string> {
  const bytes = await readInputFile(file, LARGEST);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

async function readCast(file: string): Promise<KnownCharacter[]> {
  const text = new TextDecoder().decode(await readInputFile(file, LARGEST));
  const parsed = Characters.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new AppError('usage', `${file} does not say who is in the text`, {
      hint: 'Expected is JSON: [{"name": "Ann Lee", "aliases": ["Ann"], "gender": "f"}]; aliases and gender may be left out.',
    });
  }
  return parsed.data.map(({ name, aliases, gender }, at) => ({
    id: String(at),
    name,
    aliases,
    gender: GENDERS[gender?.toLowerCase() ?? ''] ?? null,
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function shorten(text: string, { start, end }: Quotes['quotes'][number]): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ');
  return words.length > SHOWN ? `${words.slice(0, SHOWN - 1)}…` : words;
}
