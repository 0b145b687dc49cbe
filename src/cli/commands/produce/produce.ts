import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { plural } from '../../../contract/plural.ts';
import { SOUND_FORMATS, type SoundFormat } from '../../../media/audio/sound-file.ts';
import type { Produced, Production } from '../../../media/produce/produce.ts';
import { editRate } from '../../../media/timeline/timecode.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withMediaRoad } from '../../with-media-road.ts';
import { describeCost, spendingFrom } from '../spend/spending-options.ts';
import { estimateOf } from './estimate.ts';
import { intoFolder } from './into-folder.ts';
import {
  type AnimaticCommandOptions,
  type FrameOptions,
  tellSteps,
  withAnimaticOptions,
  withFrameOptions,
} from './produce-options.ts';
import { seconds } from './table-read.ts';
import {
  outputIsMissing,
  readPrompts,
  type StoryboardOptions,
  tellOfEngine,
} from './tell-of-engine.ts';

interface IntoFolder {
  output: string;
  replace?: boolean;
}

/** What comes out of a script: storyboard, animatic, hand-off, and all of it at once. */
export function registerProduce(program: Command): void {
  registerStoryboard(program);
  registerAnimatic(program);
  registerHandoff(program);
  withAnimaticOptions(
    program
      .command('produce <script>')
      .description('make table read, storyboard, animatic and hand-off of a script, in one folder')
      .requiredOption('-o, --output <folder>', 'where all of it goes')
      .option('--replace', 'replace what is in the folder')
      .addOption(
        new Option('--format <format>', 'of the table read’s sound')
          .choices(SOUND_FORMATS)
          .default('wav'),
      ),
  )
    .addHelpText('after', examples('goldenrod produce sherlock/1 -o scandal'))
    .action(
      runAction<IntoFolder & AnimaticCommandOptions & { format: SoundFormat }>(
        async (context, [script = ''], { output, replace = false, ...options }) => {
          if (options.estimate === true) return estimateOf(context, 'produce', script, options);
          const made = await withMediaRoad(context, async (road) => {
            const { produceAll } = await import('../../../media/produce/produce.ts');
            const target = resolve(output);
            const film = join(dirname(target), `.${basename(target)}.mp4`);
            return intoFolder(output, { replace }, (folder) =>
              produceAll(road, folder, {
                ...options,
                script,
                film,
                spending: spendingFrom(options),
                narrate: options.narrate === true,
                frameRate: Number.parseFloat(options.frameRate),
                rate: editRate(options.frameRate),
                tell: tellSteps(context),
              }),
            );
          });
          return { json: jsonOfAll(made, output), text: describeAll(made, output) };
        },
      ),
    );
}

function registerStoryboard(program: Command): void {
  withFrameOptions(
    program
      .command('storyboard <script>')
      .description('draw a script shot by shot: a picture each, with a shot list')
      .option('-o, --output <folder>', 'where they go')
      .option('--replace', 'replace what is in the folder')
      .option('--prompts', 'tell what the engine would be told of each shot, and ask nothing')
      .option('--prompts-from <file>', 'JSON as --prompts prints it, with words of your own'),
  )
    .addHelpText(
      'after',
      examples(
        'goldenrod storyboard sherlock/1 -o storyboard',
        'goldenrod storyboard sherlock/1 --engine lab --prompts --json > prompts.json',
        'goldenrod storyboard sherlock/1 --engine lab --prompts-from prompts.json --max-cost 5 -o storyboard',
      ),
    )
    .action(
      runAction<StoryboardOptions>(async (context, [script = ''], options) => {
        if (options.estimate === true && options.prompts !== true) {
          return estimateOf(context, 'storyboard', script, options);
        }
        const told = await tellOfEngine(context, script, options);
        if (told !== null) return told;
        const { output, replace = false, aspect, frameRate, engine } = options;
        if (output === undefined) throw outputIsMissing();
        const prompts = await readPrompts(options.promptsFrom);
        const made = await withMediaRoad(context, async (road) => {
          const { writeStoryboard } = await import('../../../media/produce/write-storyboard.ts');
          return intoFolder(output, { replace }, (folder) =>
            writeStoryboard(road, folder, {
              script,
              aspect,
              engine,
              prompts,
              spending: spendingFrom(options),
              rate: editRate(frameRate),
              tell: tellSteps(context),
            }),
          );
        });
        const { panels, duration, sent, cost } = made;
        const shots = panels.shots.length;
        return {
          json: {
            script: panels.script,
            folder: output,
            shots,
            made: panels.made,
            duration,
            sent,
            cost,
          },
          text: [
            `${panels.script.handle}: ${plural(shots, 'panel')}, ${panels.made} drawn now, ${seconds(duration)}.`,
            ...describeCost(made),
          ].join('\n'),
        };
      }),
    );
}

function registerAnimatic(program: Command): void {
  withAnimaticOptions(
    program
      .command('animatic <script>')
      .description('film a script’s panels with what is said; run again it goes on by scene')
      .requiredOption('-o, --output <file>', 'the MP4 that is written'),
  )
    .addHelpText('after', examples('goldenrod animatic sherlock/1 -o scandal.mp4'))
    .action(
      runAction<{ output: string } & AnimaticCommandOptions>(
        async (context, [script = ''], { output, ...options }) => {
          if (options.estimate === true) return estimateOf(context, 'animatic', script, options);
          const folder = await mkdtemp(join(tmpdir(), 'goldenrod-animatic-'));
          try {
            const { production, animatic } = await withMediaRoad(context, async (road) => {
              const { filmProduction, layProduction } = await import(
                '../../../media/produce/produce.ts'
              );
              const tell = tellSteps(context);
              const narrate = options.narrate === true;
              const spending = spendingFrom(options);
              const made = await layProduction(road, folder, {
                ...options,
                script,
                narrate,
                spending,
                tell,
              });
              const film = await filmProduction(road, { folder, file: resolve(output) }, made, {
                ...options,
                frameRate: Number.parseFloat(options.frameRate),
                tell,
              });
              return { production: made, animatic: film };
            });
            const { frames, duration, scenes, reused } = animatic;
            return {
              json: {
                ...{ script: production.script, file: output, frames, duration, scenes, reused },
                ...{ sent: production.sent, cost: production.cost },
              },
              text: [
                `${output}: ${seconds(duration)}, ${plural(scenes, 'scene')}, ${scenes - reused} filmed now.`,
                ...describeCost(production),
              ].join('\n'),
            };
          } finally {
            await rm(folder, { recursive: true, force: true });
          }
        },
      ),
    );
}

function registerHandoff(program: Command): void {
  withFrameOptions(
    program
      .command('handoff <script>')
      .description('write what editors take: OTIO, EDL, XML, FCPXML, stems, panels, shot list')
      .requiredOption('-o, --output <folder>', 'where it goes')
      .option('--replace', 'replace what is in the folder'),
  )
    .addHelpText('after', examples('goldenrod handoff sherlock/1 --frame-rate 23.976 -o handoff'))
    .action(
      runAction<IntoFolder & FrameOptions>(
        async (context, [script = ''], { output, replace = false, ...options }) => {
          if (options.estimate === true) return estimateOf(context, 'handoff', script, options);
          const { production, handoff } = await withMediaRoad(context, async (road) => {
            const { handOffProduction, layProduction } = await import(
              '../../../media/produce/produce.ts'
            );
            return intoFolder(output, { replace }, async (folder) => {
              const made = await layProduction(road, folder, {
                ...options,
                script,
                narrate: options.narrate === true,
                spending: spendingFrom(options),
                tell: tellSteps(context),
              });
              const { aspect } = options;
              const rate = editRate(options.frameRate);
              return {
                production: made,
                handoff: await handOffProduction(folder, made, { rate, aspect }),
              };
            });
          });
          return {
            json: {
              ...{ script: production.script, folder: output, ...handoff },
              ...{ sent: production.sent, cost: production.cost },
            },
            text: [
              `${output}: ${plural(handoff.files.length + 1, 'file')}, ${plural(handoff.stems, 'stem')}, ${seconds(production.timeline.duration)} at ${options.frameRate} frames a second.`,
              ...describeCost(production),
            ].join('\n'),
          };
        },
      ),
    );
}

function jsonOfAll({ production, animatic, handoff }: Produced, folder: string) {
  const { script, takes, panels, timeline } = production;
  return {
    script,
    folder,
    duration: timeline.duration,
    lines: { all: takes.lines.length, made: takes.made, reused: takes.reused },
    panels: { all: panels.shots.length, made: panels.made },
    animatic: { frames: animatic.frames, duration: animatic.duration, scenes: animatic.scenes },
    handoff: { files: handoff.files.length + 1, stems: handoff.stems },
    sent: production.sent,
    cost: production.cost,
  };
}

function describeAll({ production, animatic, handoff }: Produced, folder: string): string {
  const { script, takes, panels, timeline }: Production = production;
  return [
    `${script.handle}: ${seconds(timeline.duration)}.`,
    `table-read: ${plural(takes.lines.length, 'line')}, ${takes.made} read now.`,
    `storyboard: ${plural(panels.shots.length, 'panel')}, ${panels.made} drawn now.`,
    `animatic.mp4: ${plural(animatic.scenes, 'scene')}.`,
    `handoff: ${plural(handoff.files.length + 1, 'file')}, ${plural(handoff.stems, 'stem')}.`,
    ...describeCost(production),
    `All of it is in ${folder}.`,
  ].join('\n');
}
