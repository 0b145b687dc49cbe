import { type Command, Option } from 'commander';
import { z } from 'zod';
import { AppError, type Book, type Character } from '../../../contract/index.ts';
import type { ForeignQuote } from '../../../dialogue/matched-quotes.ts';
import { examples } from '../../output/examples.ts';
import { chapterNumber } from '../../parse-input.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';

const LARGEST = 64 * 1024 * 1024;
/** Quotations that are confirmed at once. */
const AT_ONCE = 2_000;

const Quotes = z.object({
  quotes: z.array(
    z.object({
      start: z.int().nonnegative().nullish(),
      end: z.int().nonnegative().nullish(),
      words: z.string().nullish(),
      speaker: z.string().trim().min(1).nullish(),
      /** What is not confirmed there is a guess, and is not taken over as a person's word. */
      confirmed: z.boolean().default(true),
    }),
  ),
});

interface ImportOptions {
  book: string;
  chapter: number;
  format: 'json' | 'booknlp';
  create?: boolean;
}

export function registerImport(dialogue: Command): void {
  dialogue
    .command('import <file>')
    .description(
      'confirm who speaks in a chapter as a file says; quotations are found by their words',
    )
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .addOption(
      new Option('--format <format>', 'the format').choices(['json', 'booknlp']).default('json'),
    )
    .option('--create', 'add speakers to the book whom it has not')
    .addHelpText(
      'after',
      examples(
        'goldenrod dialogue import quotes.json --book sherlock --chapter 1',
        'goldenrod dialogue import scandal --format booknlp --book sherlock --chapter 1',
      ),
    )
    .action(
      runAction<ImportOptions>(async (context, [file = ''], options) => {
        const { book, chapter: number, format, create = false } = options;
        const foreign = format === 'json' ? await readJson(file) : await readBookNlp(file);
        const { matchedQuotes } = await import('../../../dialogue/matched-quotes.ts');
        const told = await withVerbs(context, async (verbs) => {
          const { items, book: found } = await verbs.listQuotes({ book, number });
          const matched = matchedQuotes(items, foreign);
          const names = matched.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
          const { ids, unknown } = await findSpeakers(verbs, found, { number, names, create });
          const said = matched.flatMap(({ quote: { id }, speaker }) => {
            const character = speaker === null ? null : ids.get(speaker);
            return id === null || character === undefined
              ? []
              : [{ quote: id, speaker: character }];
          });
          const changes: string[] = [];
          for (let at = 0; at < said.length; at += AT_ONCE) {
            const part = said.slice(at, at + AT_ONCE);
            changes.push((await verbs.confirmSpeakers({ book, number, said: part })).change);
          }
          const missing = foreign.length - matched.length;
          return { confirmed: said.length, not_in_chapter: missing, unknown, changes };
        });
        const who =
          told.unknown.length === 0
            ? ''
            : ` The book has no ${told.unknown.join(', no ')}: --create adds them.`;
        return {
          json: told,
          text: `Confirmed ${told.confirmed}; ${told.not_in_chapter} are not in the chapter.${who}`,
        };
      }),
    );
}

async function findSpeakers(
  verbs: BoundVerbs,
  book: Book,
  { number, names, create }: { number: number; names: string[]; create: boolean },
): Promise<{ ids: Map<string, string>; unknown: string[] }> {
  const { chooseCharacter } = await import('../../../cast/find-character.ts');
  const { items } = await verbs.listCharacters({ book: book.id });
  const ids = new Map<string, string>();
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const character = foundOrNull(() =>
      chooseCharacter(book, items, name, { chapter: number, orNew: true }),
    );
    if (character !== null) ids.set(name, character.id);
    else if (!create) unknown.push(name);
    else ids.set(name, (await verbs.createCharacter({ book: book.id, name })).id);
  }
  return { ids, unknown };
}

/** Null where the book has nobody of that name; of two who could be meant nobody is guessed. */
function foundOrNull(choose: () => Character): Character | null {
  try {
    return choose();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

async function readJson(file: string): Promise<ForeignQuote[]> {
  const parsed = Quotes.safeParse(parseJson(await readText(file)));
  if (!parsed.success) {
    throw new AppError('usage', `${file} does not say who says what`, {
      hint: 'Expected is JSON as dialogue export writes it: {"quotes": [{"words", "speaker"}]}, or with "start" and "end" in place of the words.',
    });
  }
  return parsed.data.quotes
    .filter(({ confirmed }) => confirmed)
    .map(({ words, start, end, speaker }) => ({
      words: words ?? null,
      start: start ?? null,
      end: end ?? null,
      speaker: speaker ?? null,
    }));
}

/** By what the names of its tables begin with, or by one of them. */
async function readBookNlp(file: string): Promise<ForeignQuote[]> {
  const stem = file.replace(/\.(?:quotes|entities|tokens)$/, '');
  const { fromBookNlp } = await import('../../../dialogue/booknlp.ts');
  return fromBookNlp({
    quotes: await readText(`${stem}.quotes`),
    entities: await readText(`${stem}.entities`),
  });
}

async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readInputFile(file, LARGEST));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
