import type { Command } from 'commander';
import { registerCollectMedia } from './collect.ts';
import { registerDeleteMedia } from './delete.ts';
import { registerListMedia } from './list.ts';

export function registerMedia(program: Command): void {
  const media = program
    .command('media')
    .description('list and delete images, audio and videos, and collect files that nobody needs');
  registerListMedia(media);
  registerDeleteMedia(media);
  registerCollectMedia(media);
}
