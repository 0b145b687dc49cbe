import type { Command } from 'commander';
import type { Backup } from '../../backup/back-up.ts';
import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import type { CliContext } from '../context.ts';
import { examples } from '../output/examples.ts';
import { printable } from '../output/printable.ts';
import { runAction } from '../run-action.ts';
import { withRawDatabase } from '../with-database.ts';

export function registerBackup(program: Command): void {
  program
    .command('backup <file>')
    .description('pack the embedded database and its media files into one new file')
    .addHelpText('after', examples('goldenrod backup goldenrod-2026-11-23.tar.gz'))
    .action(
      runAction(async (context, [file = '']) => {
        const { target } = context;
        if ('url' in target) {
          throw new AppError('usage', 'a server is not backed up in this way', {
            hint: 'Use pg_dump, or what its host offers. For an embedded database name its folder: --data DIR.',
          });
        }
        const { existsSync } = await import('node:fs');
        const { join } = await import('node:path');
        if (!existsSync(join(target.dataDir, 'postgres'))) {
          throw new AppError('not_found', `there is no database in ${target.dataDir}`, {
            hint: 'Name its folder: --data DIR.',
          });
        }
        const backup = await make(context, target.dataDir, file);
        return { json: { backup }, text: describe(backup) };
      }),
    );
}

/** By this process; where another has the folder open, by that one. */
async function make(context: CliContext, dataDir: string, file: string): Promise<Backup> {
  const { backUp } = await import('../../backup/back-up.ts');
  const { mediaTarget } = await import('../../media/store/media-target.ts');
  const media = mediaTarget({ dataDir });
  const mediaDir = 'dir' in media ? media.dir : undefined;
  try {
    return await withRawDatabase(context, (db) => backUp(db, { dataDir, mediaDir, file }));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'db.locked') throw error;
    context.progress('The folder is in use: asking the process that has it.');
    const { askForBackup } = await import('../../backup/backup-request.ts');
    const made = await askForBackup(dataDir, file);
    if (made === undefined) throw error;
    return made;
  }
}

function describe({ file, files, bytes, media }: Backup): string {
  const size = `${plural(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB before packing`;
  const lines = [`Backed up to ${file}: ${size}.`];
  if (!media) lines.push('The media files are in a bucket, and not in it.');
  return lines.map(printable).join('\n');
}
