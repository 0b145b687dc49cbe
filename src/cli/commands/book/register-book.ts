import type { Command } from 'commander';
import { registerImport } from './import.ts';
import { registerListBooks } from './list.ts';

export function registerBook(program: Command): void {
  const book = program.command('book').description('import books and list them');
  registerImport(book);
  registerListBooks(book);
}
