import { type Command, Option } from 'commander';
import { SOUND_FORMATS, type SoundFormat } from '../../../media/audio/sound-file.ts';
import type { MediaRoad } from '../../../media/media-road.ts';
import type { MadeTakes } from '../../../media/table-read/make-line-takes.ts';
import type { TableRead } from '../../../media/table-read/write-table-read.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withMediaRoad } from '../../with-media-road.ts';
import {
  describeCost,
  type SpendingOptions,
  spendingFrom,
  withSpendingOptions,
} from '../spend/spending-options.ts';
import { estimateOf } from './estimate.ts';
import { intoFolder } from './into-folder.ts';

interface Options extends SpendingOptions {
  output?: string;
  replace?: boolean;
  narrate?: boolean;
  format: SoundFormat;
}

/** The cast reads a script aloud. */
export function registerTableRead(program: Command): void {
  withSpendingOptions(
    program
      .command('table-read <script>')
      .description(
        'read a script aloud, each line in its character’s voice; only what is new is read',
      )
      .option('-o, --output <folder>', 'write scenes, chapter and subtitles into a folder')
      .option('--replace', 'replace what is in the folder')
      .option('--narrate', 'have a narrator read what is seen, too; the book keeps them')
      .addOption(
        new Option('--format <format>', 'of the sound that is written')
          .choices(SOUND_FORMATS)
          .default('wav'),
      ),
  )
    .option('--engine <name>', 'the only provider that may be asked')
    .addHelpText(
      'after',
      examples(
        'goldenrod table-read sherlock/1 -o table-read',
        'goldenrod table-read sherlock/1 --narrate --format mp3 -o table-read',
        'goldenrod table-read sherlock/1 --estimate',
        'goldenrod table-read sherlock/1 --engine lab --max-cost 2.50',
      ),
    )
    .action(
      runAction<Options>(async (context, [script = ''], options) => {
        if (options.estimate === true) return estimateOf(context, 'table-read', script, options);
        const { made, written } = await tableRead(context, script, options);
        const { lines, script: read, plan: _plan, ...counts } = made;
        return {
          json: {
            script: read,
            lines: lines.length,
            ...counts,
            ...(written === null ? {} : { folder: options.output, ...written }),
          },
          text: describe(made, written, options.output),
        };
      }),
    );
}

async function tableRead(
  context: CliContext,
  script: string,
  options: Options,
): Promise<{ made: MadeTakes; written: TableRead | null }> {
  const { output, replace = false, narrate = false, format } = options;
  const spending = spendingFrom(options);
  const work = async (road: MediaRoad) => {
    const { makeLineTakes } = await import('../../../media/table-read/make-line-takes.ts');
    const { layTakes, writeTableRead } = await import(
      '../../../media/table-read/write-table-read.ts'
    );
    const { writeReadAlongOf } = await import('../../../media/produce/write-read-along-of.ts');
    const make = () =>
      makeLineTakes(road, { script, narrate, spending, onProgress: tellingSome(context, 'line') });
    if (output === undefined) return { made: await make(), written: null };
    return intoFolder(output, { replace }, async (folder) => {
      const made = await make();
      context.progress('Putting scenes and chapter together');
      const laid = await layTakes(road, folder, made.lines);
      const written = await writeTableRead(folder, laid, format);
      await writeReadAlongOf(road, folder, { made, read: written });
      return { made, written };
    });
  };
  const { providersNamed } = await import('../../../provider/engines-of.ts');
  return withMediaRoad(context, work, providersNamed(context.providers, options.engine));
}

/** A line of progress a tenth, and at the end. */
function tellingSome(context: CliContext, what: string) {
  let told = -1;
  return (done: number, total: number) => {
    const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
    if (tenth === told) return;
    told = tenth;
    context.progress(`${done} of ${total} ${what}s`);
  };
}

function describe(
  { script, lines, made, reused, own_stale, sent, cost }: MadeTakes,
  written: TableRead | null,
  folder: string | undefined,
): string {
  const counts = [
    `${made} read now`,
    `${reused} taken from elsewhere`,
    `${lines.length - made - reused} as they were`,
  ].join(', ');
  return [
    `${script.handle}: ${lines.length} lines, ${counts}.`,
    ...(own_stale === 0
      ? []
      : [`${own_stale} of your own recordings were made from older words, and stay in use.`]),
    ...describeCost({ sent, cost }),
    ...(written === null
      ? []
      : [
          `${folder}: ${seconds(written.chapter.duration)} in ${written.scenes.length} scenes, with subtitles.`,
        ]),
  ].join('\n');
}

export function seconds(milliseconds: number): string {
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} minutes`;
}
