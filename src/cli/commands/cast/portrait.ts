import { extname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '../../../contract/error.ts';
import type { MediaRoad } from '../../../media/media-road.ts';
import type { Portrait } from '../../../media/pictures/portraits.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withMediaRoad } from '../../with-media-road.ts';
import { withVerbs } from '../../with-verbs.ts';
import { writeNew } from '../../write-new.ts';
import {
  describeCost,
  describeEstimate,
  type SpendingOptions,
  spendingFrom,
  withSpendingOptions,
} from '../spend/spending-options.ts';

interface Options extends SpendingOptions {
  book: string;
  output?: string;
  script?: string;
  prompt?: string;
  seed?: number;
}

/** The portrait of a character: drawn by its look, or made by an engine, and then sent along with every later picture. */
export function registerPortrait(cast: Command): void {
  withSpendingOptions(
    cast
      .command('portrait <who>')
      .description(
        'draw a character by its look (-o), list its portraits, or have an engine make one (--engine)',
      )
      .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
      .option('-o, --output <file>', 'a new file, .png or .svg: as panels show the character')
      .option('--engine <name>', 'the provider that draws it')
      .option('--script <script>', 'the version that it is made for')
      .option('--prompt <words>', 'what the engine is told, in place of what the look says')
      .option('--seed <number>', 'another number is another picture', seed),
  )
    .addHelpText(
      'after',
      examples(
        'goldenrod cast portrait Mara --book lamp -o mara.png',
        'goldenrod cast portrait Mara --book lamp --script lamp/1 --engine home --estimate',
        'goldenrod cast portrait Mara --book lamp --script lamp/1 --engine lab --max-cost 0.2',
      ),
    )
    .action(
      runAction<Options>((context, [who = ''], options) => {
        const { output, engine, book } = options;
        return output === undefined || engine !== undefined
          ? withMediaRoad(context, (road) => portrait(road, who, options))
          : draw(context, { book, who, output });
      }),
    );
}

async function draw(
  context: CliContext,
  { book, who, output }: { book: string; who: string; output: string },
): Promise<CommandResult> {
  const format = extname(output).slice(1).toLowerCase();
  if (format !== 'png' && format !== 'svg') {
    throw new AppError('usage', `"${output}" ends neither with .png nor with .svg`);
  }
  const { content } = await withVerbs(context, (verbs) =>
    verbs.drawPortrait({ book, who, format }),
  );
  await writeNew(output, content);
  return { json: { file: output }, text: `Drew ${who} to ${output}.` };
}

async function portrait(road: MediaRoad, who: string, options: Options): Promise<CommandResult> {
  const { book, engine, script, prompt } = options;
  if (engine === undefined) return list(road, who, book);
  if (script === undefined) {
    throw new AppError('usage', 'an engine draws for a version: give --script', {
      hint: 'A paid engine wants an approved or active one: goldenrod script list.',
    });
  }
  const wanted = { book, who, script, engine, prompt, seed: options.seed };
  const { drawPortrait, planPortrait } = await import('../../../media/pictures/draw-portrait.ts');
  if (options.estimate === true) {
    const { character, picture, estimate } = await planPortrait(road, wanted, options.currency);
    return {
      json: { character, prompt: picture.prompt, estimate },
      text: `${picture.prompt}\n${describeEstimate(estimate)}`,
    };
  }
  const made = await drawPortrait(road, { ...wanted, spending: spendingFrom(options) });
  return {
    json: made,
    text: [`A portrait of ${who}, and chosen: ${made.take.id}`, ...describeCost(made)].join('\n'),
  };
}

async function list(road: MediaRoad, who: string, wanted: string): Promise<CommandResult> {
  const { findBook } = await import('../../../book/find-book.ts');
  const { findCharacter } = await import('../../../cast/find-character.ts');
  const { listPortraits } = await import('../../../media/pictures/portraits.ts');
  const portraits = await road.look(async (trx) => {
    const { id } = await findCharacter(trx, await findBook(trx, wanted), who);
    return listPortraits(trx, [id]);
  });
  return {
    json: { portraits },
    text: portraits.map(describe).join('\n') || `${who} has no portrait of an engine's.`,
  };
}

function describe({ take, prompt, chosen_at }: Portrait, place: number): string {
  const isInUse = place === 0 && chosen_at !== null;
  return `${take}${isInUse ? ' (goes along with every picture)' : ''}: ${prompt ?? 'your own'}`;
}

function seed(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 31) {
    throw new InvalidArgumentError('it is no whole number from 0 on');
  }
  return value;
}
