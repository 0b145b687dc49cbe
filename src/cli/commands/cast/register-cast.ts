import type { Command } from 'commander';
import { registerLinks } from './links.ts';
import { registerListCast } from './list.ts';

export function registerCast(program: Command): void {
  const cast = program
    .command('cast')
    .description('the characters of a book and who is cast in a script');
  registerListCast(cast);
  registerLinks(cast);
}
