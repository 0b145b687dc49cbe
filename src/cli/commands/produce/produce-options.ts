import { type Command, Option } from 'commander';
import {
  ANIMATIC_SIZES,
  type AnimaticSize,
  ASPECTS,
  type Aspect,
  EDIT_RATES,
  type EditRateName,
  SUBTITLES,
} from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { type SpendingOptions, withSpendingOptions } from '../spend/spending-options.ts';

export interface FrameOptions extends SpendingOptions {
  aspect: Aspect;
  frameRate: EditRateName;
  narrate?: boolean;
}

export interface AnimaticCommandOptions extends FrameOptions {
  size: AnimaticSize;
  subtitles: (typeof SUBTITLES)[number];
  crossFade: number;
}

export function withFrameOptions(command: Command): Command {
  return withSpendingOptions(command)
    .option(
      '--engine <name>',
      'a provider that draws in place of this machine; drawn: this machine',
    )
    .option('--narrate', 'have a narrator read what is seen, too; the book keeps them')
    .addOption(new Option('--aspect <ratio>', 'of the picture').choices(ASPECTS).default('16:9'))
    .addOption(
      new Option('--frame-rate <rate>', 'frames a second; 29.97df counts in drop frames')
        .choices(EDIT_RATES)
        .default('25'),
    );
}

export function withAnimaticOptions(command: Command): Command {
  return withFrameOptions(command)
    .addOption(
      new Option('--size <size>', 'of the picture').choices(ANIMATIC_SIZES).default('720p'),
    )
    .addOption(
      new Option('--subtitles <how>', 'in the picture, as a track, or none')
        .choices(SUBTITLES)
        .default('muxed'),
    )
    .addOption(
      new Option('--cross-fade <milliseconds>', 'of each cut within a scene; 0 for plain cuts')
        .argParser(Number)
        .default(250),
    );
}

/** Lines of progress: each step once, and each tenth of what is counted. */
export function tellSteps(context: CliContext) {
  let told = '';
  return (step: string, done?: number, total?: number) => {
    const tenth =
      done === undefined || total === undefined || total === 0
        ? ''
        : String(Math.floor((10 * done) / total));
    if (`${step} ${tenth}` === told) return;
    told = `${step} ${tenth}`;
    context.progress(
      done === undefined || total === undefined ? step : `${step}: ${done} of ${total}`,
    );
  };
}
