import type { Command } from 'commander';
import { registerFind } from './find.ts';
import { registerFound } from './found.ts';
import { registerLinks } from './links.ts';
import { registerListCast } from './list.ts';
import { registerLooks } from './looks.ts';
import { registerNames } from './names.ts';
import { registerPortrait } from './portrait.ts';
import { registerRenaming } from './renaming.ts';
import { registerTidy } from './tidy.ts';
import { registerVoices } from './voices.ts';

export function registerCast(program: Command): void {
  const cast = program
    .command('cast')
    .description('the characters of a book and who is cast in a script');
  registerListCast(cast);
  registerLinks(cast);
  registerNames(cast);
  registerRenaming(cast);
  registerTidy(cast);
  registerFind(cast);
  registerFound(cast);
  registerVoices(cast);
  registerLooks(cast);
  registerPortrait(cast);
}
