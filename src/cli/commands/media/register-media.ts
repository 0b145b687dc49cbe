import type { Command } from 'commander';
import { registerCollectMedia } from './collect.ts';
import { registerDeleteMedia } from './delete.ts';

export function registerMedia(program: Command): void {
  const media = program
    .command('media')
    .description('delete images, audio and videos, and collect files that nobody needs');
  registerDeleteMedia(media);
  registerCollectMedia(media);
}
