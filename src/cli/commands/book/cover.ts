import type { Command } from 'commander';
import { AppError } from '../../../contract/error.ts';
import { type BookCover, type BookItem, MAX_COVER_BYTES } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { readInputFile } from '../../read-file.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { writeNew } from '../../write-new.ts';

interface Options {
  output?: string;
  set?: string;
  remove?: boolean;
}

/** The cover of a book: seen, written to a file, put in the place of the one that is there, or taken away. */
export function registerBookCover(book: Command): void {
  book
    .command('cover <book>')
    .description('tell of the cover of a book, write it to a file, set another one, or remove it')
    .option('-o, --output <file>', 'a new file, for the cover')
    .option('--set <file>', 'a picture of your own: JPEG, PNG, WebP or GIF, 8 MiB at most')
    .option('--remove', 'take the cover away')
    .addHelpText(
      'after',
      examples(
        'goldenrod book cover sherlock -o cover.jpg',
        'goldenrod book cover sherlock --set mine.png',
      ),
    )
    .action(
      runAction<Options>((context, [wanted = ''], options) => {
        refuseSeveral(options);
        return withVerbs(context, (verbs) => act(verbs, wanted, options));
      }),
    );
}

/** "JPEG, 1600 x 2560 pixels, 412,004 bytes". */
export function describeCover({ type, width, height, size }: BookCover): string {
  const name = type.replace('image/', '').toUpperCase();
  return `${name}, ${width} x ${height} pixels, ${size.toLocaleString('en')} bytes`;
}

function refuseSeveral({ output, set, remove }: Options): void {
  const asked = [output, set, remove].filter((each) => each !== undefined);
  if (asked.length < 2) return;
  throw new AppError('usage', 'a cover is written out, set or removed, one at a time', {
    hint: 'Give one of -o, --set and --remove.',
  });
}

async function act(
  verbs: BoundVerbs,
  wanted: string,
  { output, set, remove }: Options,
): Promise<CommandResult> {
  if (set !== undefined) {
    const bytes = await readInputFile(set, MAX_COVER_BYTES);
    const book = await verbs.setBookCover({ book: wanted, bytes });
    return { json: { book }, text: tell(book) };
  }
  const book = await verbs.getBook({ book: wanted });
  if (remove === true) {
    await verbs.removeBookCover({ book: book.id });
    return {
      json: { book: { ...book, cover: null } },
      text: `"${book.title}" has no cover any more.`,
    };
  }
  if (output === undefined) return { json: { book }, text: tell(book) };
  const { mediaType, content } = await verbs.readBookCover({ book: book.id });
  await writeNew(output, content);
  const json = { book, file: output, media_type: mediaType, bytes: content.byteLength };
  return { json, text: `Wrote the cover of "${book.title}" to ${output}.` };
}

function tell({ title, cover }: BookItem): string {
  return cover === null
    ? `"${title}" has no cover. Give it one: --set FILE`
    : `The cover of "${title}": ${describeCover(cover)}.`;
}
