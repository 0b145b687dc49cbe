import type { Command } from 'commander';
import type { ChapterNote } from '../../../contract/index.ts';
import { CHAPTER_LIMIT } from '../../../contract/operations/operation-of.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { chapterNumber } from '../../parse-input.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

interface OfChapter {
  book: string;
  chapter: number;
}

/** The prose of a chapter: shown, or replaced by a file. */
export function registerChapterText(chapter: Command): void {
  chapter
    .command('show')
    .description('show a chapter with its prose')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .option('--notes', 'with the notes that its file had beside the prose')
    .addHelpText(
      'after',
      examples(
        'goldenrod chapter show --book sherlock --chapter 1',
        'goldenrod chapter show --book sherlock --chapter 1 --notes',
      ),
    )
    .action(
      runAction<OfChapter & { notes?: boolean }>(async (context, _args, options) => {
        const { book, chapter: number, notes = false } = options;
        const shown = await withVerbs(context, (verbs) => verbs.getChapter({ book, number }));
        const parts = [shown.title, shown.text, ...(notes ? notesText(shown.notes) : [])];
        return { json: { chapter: shown }, text: printable(parts.join('\n\n')) };
      }),
    );
  chapter
    .command('replace <file>')
    .description('replace the prose of a chapter; its versions stay, and are stale')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .option('--title <title>', 'another title as well')
    .addHelpText(
      'after',
      examples('goldenrod chapter replace --book lamp --chapter 2 second-draft.txt'),
    )
    .action(
      runAction<OfChapter & { title?: string }>(async (context, [file = ''], options) => {
        const { book, chapter: number, title } = options;
        const { decodeText } = await import('../../../book/read/text/decode-text.ts');
        const text = decodeText(await readInputFile(file, CHAPTER_LIMIT));
        const replaced = await withVerbs(context, (verbs) =>
          verbs.replaceChapter({ book, number, text, title }),
        );
        const stale = replaced.stale ? ' Its scripts are stale now.' : '';
        return {
          json: { chapter: replaced },
          text: `Chapter ${number} has ${replaced.words} words now.${stale}`,
        };
      }),
    );
}

function notesText(notes: readonly ChapterNote[]): string[] {
  if (notes.length === 0) return ['No notes.'];
  return ['Notes', ...notes.map(({ mark, text }) => (mark === '' ? text : `[${mark}] ${text}`))];
}
