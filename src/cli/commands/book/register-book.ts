import type { Command } from 'commander';
import { registerChangeBook } from './change.ts';
import { registerBookCover } from './cover.ts';
import { registerExportBook } from './export.ts';
import { registerImport } from './import.ts';
import { registerListBooks } from './list.ts';
import { registerShowBook } from './show.ts';

export function registerBook(program: Command): void {
  const book = program.command('book').description('import books and list them');
  registerImport(book);
  registerListBooks(book);
  registerShowBook(book);
  registerChangeBook(book);
  registerExportBook(book);
  registerBookCover(book);
}
