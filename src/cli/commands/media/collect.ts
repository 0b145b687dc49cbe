import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '../../../contract/error.ts';
import { plural } from '../../../contract/plural.ts';
import type { Collected, CollectOptions } from '../../../media/collect-media.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withReadyDatabase } from '../../with-ready-database.ts';

interface Options {
  dryRun?: boolean;
  olderThan: number;
  stale?: boolean;
  unchosen?: boolean;
  yes?: boolean;
}

const HOUR_MS = 60 * 60 * 1000;

export function registerCollectMedia(media: Command): void {
  media
    .command('collect')
    .description('delete files of the media store that no row refers to any more')
    .option('--dry-run', 'say what would go, and delete nothing')
    .option('--older-than <hours>', 'leave what came to the store since then', hours, 24)
    .option('--stale', 'also takes by an engine that are stale in every version that uses them')
    .option('--unchosen', 'also takes by an engine that no version uses')
    .option('--yes', 'also where the database knows nothing that is in the store')
    .addHelpText(
      'after',
      examples(
        'goldenrod media collect --dry-run',
        'goldenrod media collect --older-than 72',
        'goldenrod media collect --stale --unchosen --dry-run',
      ),
    )
    .action(
      runAction<Options>(async (context, _args, { dryRun, olderThan, stale, unchosen, yes }) => {
        const collected = await collect(context, {
          before: new Date(Date.now() - olderThan * HOUR_MS),
          dryRun,
          stale,
          unchosen,
          evenAll: yes,
          onProgress: context.progress,
        });
        return { json: { collected }, text: describe(collected) };
      }),
    );
}

/** By this process; where another has the folder open, by that one. */
async function collect(context: CliContext, options: CollectOptions): Promise<Collected> {
  const { target } = context;
  const { collectMedia } = await import('../../../media/collect-media.ts');
  const { mediaTarget } = await import('../../../media/store/media-target.ts');
  const { openMediaStore } = await import('../../../media/store/open-media-store.ts');
  try {
    return await withReadyDatabase(context, async (db) =>
      collectMedia({ db, store: await openMediaStore(mediaTarget(target)) }, options),
    );
  } catch (error) {
    const isLocked = error instanceof AppError && error.code === 'db.locked';
    if (!isLocked || !('dataDir' in target)) throw error;
    context.progress('The folder is in use: asking the process that has it.');
    const { askToCollect } = await import('../../../media/collect-request.ts');
    const collected = await askToCollect(target.dataDir, options);
    if (collected === undefined) throw error;
    return collected;
  }
}

/** Up to ten years. */
function hours(text: string): number {
  if (/^\d{1,5}(\.\d+)?$/.test(text) && Number(text) <= 87_600) return Number(text);
  throw new InvalidArgumentError('it is a number of hours, from 0 to 87600.');
}

function describe({ files, bytes, kept, dry_run, takes }: Collected): string {
  const did = dry_run ? 'Would delete' : 'Deleted';
  const told = `${did} ${plural(files, 'file')}, ${megabytes(bytes)}; ${kept} stay.`;
  if (takes === undefined) return told;
  const of = `${takes.stale} stale and ${takes.unchosen} unchosen`;
  const all = plural(takes.stale + takes.unchosen, 'take');
  return `${did} ${all} (${of}), ${megabytes(takes.bytes)} before they are shared.\n${told}`;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
