import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ImportedBook } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import { tellWhile } from '../../tell-while.ts';
import { withVerbs } from '../../with-verbs.ts';
import { chapterTable } from '../chapter/chapter-table.ts';

interface ImportOptions {
  again?: boolean;
  strict?: boolean;
  title?: string;
  author?: string;
  language?: string;
}

export function registerImport(book: Command): void {
  book
    .command('import <file>')
    .description('import a book (EPUB, DOCX, PDF, HTML, text or Markdown) with its chapters')
    .option('--again', 'make a second copy of a file that was imported before')
    .option('--strict', 'refuse a book of which any page is missing or cannot be read')
    .option('--title <title>', 'what the book is called, in place of what the file says')
    .option('--author <name>', 'who wrote it')
    .option('--language <tag>', 'its language, as en or pt-BR')
    .addHelpText(
      'after',
      examples(
        'goldenrod book import the-adventures-of-sherlock-holmes.epub',
        'goldenrod book import novel.txt --json',
      ),
    )
    .action(
      runAction<ImportOptions>(async (context, [file = ''], options) => {
        const { MAX_FILE_BYTES } = await import('../../../book/read/limits.ts');
        context.progress(`Reading ${file}`);
        const bytes = await readInputFile(file, MAX_FILE_BYTES);
        const { again = false, strict, ...naming } = options;
        const imported = await withVerbs(context, (verbs) =>
          tellWhile(
            context,
            `Reading ${file}`,
            verbs.importBook({ bytes, file_name: basename(file), again, strict, ...naming }),
          ),
        );
        return { json: imported, text: describe(context, imported) };
      }),
    );
}

function describe(context: CliContext, imported: ImportedBook): string {
  const { book, chapters, left_out } = imported;
  const by = book.author === null ? '' : ` by ${book.author}`;
  const count = plural(chapters.length, 'chapter');
  const lines = [
    imported.already_imported
      ? `"${book.title}"${by} is there already, as ${book.handle}: nothing was changed. A second copy: --again`
      : `Imported "${book.title}"${by} as ${book.handle}: ${count}.`,
    '',
    chapterTable(context, chapters),
  ];
  const left = left_out.filter((part) => !part.lost);
  const lost = left_out.filter((part) => part.lost);
  if (left.length > 0) lines.push('', `Left out: ${named(left)}.`);
  if (lost.length > 0) lines.push('', `Missing or unreadable, and not imported: ${named(lost)}.`);
  lines.push('', `Next: goldenrod script draft --book ${book.handle} --chapter 1`);
  return lines.map(printable).join('\n');
}

function named(parts: ImportedBook['left_out']): string {
  return parts.map(({ title, reason }) => `${title} (${reason})`).join(', ');
}
