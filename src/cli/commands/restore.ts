import type { Command } from 'commander';
import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import { examples } from '../output/examples.ts';
import { printable } from '../output/printable.ts';
import { runAction } from '../run-action.ts';

export function registerRestore(program: Command): void {
  program
    .command('restore <file>')
    .description('unpack a backup into a new or empty folder (--data)')
    .addHelpText('after', examples('goldenrod restore goldenrod-2026-11-23.tar.gz --data restored'))
    .action(
      runAction(async (context, [file = '']) => {
        const { target } = context;
        if ('url' in target) {
          throw new AppError('usage', 'a backup is restored into a folder, not onto a server', {
            hint: 'Name the folder: --data DIR.',
          });
        }
        const { restore } = await import('../../backup/restore.ts');
        const restored = await restore(file, target.dataDir);
        const text = `Restored the backup of ${restored.created_at} to ${target.dataDir}: ${plural(restored.files, 'file')}.`;
        return { json: { data: target.dataDir, backup: restored }, text: printable(text) };
      }),
    );
}
