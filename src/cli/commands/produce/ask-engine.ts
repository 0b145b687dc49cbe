import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../../contract/error.ts';
import type { DrawnShots, PlannedPictures } from '../../../media/pictures/draw-shots.ts';
import type { CliContext } from '../../context.ts';
import type { CommandResult } from '../../run-action.ts';
import { withMediaRoad } from '../../with-media-road.ts';
import { describeEstimate, type SpendingOptions, spendingFrom } from '../spend/spending-options.ts';
import { type FrameOptions, tellSteps } from './produce-options.ts';

export interface StoryboardOptions extends FrameOptions, SpendingOptions {
  output?: string;
  replace?: boolean;
  prompts?: boolean;
  promptsFrom?: string;
}

/** What `--prompts --json` prints, and `--prompts-from` reads. */
const Prompts = z.looseObject({
  prompts: z.array(z.looseObject({ shot: z.uuid(), prompt: z.string().trim().min(1).max(4_000) })),
});

/**
 * Has an engine draw the shots of a version where one was named, or tells what it would be told and cost; null where
 * all is drawn on this machine.
 */
export async function askEngine(
  context: CliContext,
  script: string,
  options: StoryboardOptions,
): Promise<CommandResult | DrawnShots | null> {
  const { engine, aspect: shape, promptsFrom, currency } = options;
  const tellsOnly = options.prompts === true || options.estimate === true;
  if (engine === undefined) {
    if (!tellsOnly && promptsFrom === undefined) return null;
    throw new AppError('usage', 'only an engine has prompts and a cost: give --engine', {
      hint: 'Those that there are: goldenrod provider list.',
    });
  }
  if (!tellsOnly && options.output === undefined) throw outputIsMissing();
  const prompts = promptsFrom === undefined ? undefined : await readPrompts(promptsFrom);
  const drawing = { script, engine, shape, prompts };
  return withMediaRoad(context, async (road) => {
    const { drawShots, planPictures } = await import('../../../media/pictures/draw-shots.ts');
    if (tellsOnly) return present(await planPictures(road, drawing, currency));
    const tell = tellSteps(context);
    const onProgress = (done: number, total: number) => tell(`drawn by ${engine}`, done, total);
    return drawShots(road, { ...drawing, spending: spendingFrom(options), onProgress });
  });
}

function present({ script, shots, estimate }: PlannedPictures): CommandResult {
  const prompts = shots.map(({ planned: { shot }, picture, take, isOwn }) => ({
    shot: shot.id,
    number: shot.number,
    prompt: picture.prompt,
    references: picture.references.map(({ character, take: portrait }) => ({
      character,
      portrait,
    })),
    made: take !== null || isOwn,
  }));
  return {
    json: { script, prompts, estimate },
    text: [
      ...prompts.map(({ number, prompt, made }) => `${number}${made ? ' (made)' : ''}: ${prompt}`),
      describeEstimate(estimate),
    ].join('\n'),
  };
}

async function readPrompts(path: string): Promise<Map<string, string>> {
  const unreadable = (why: string) =>
    new AppError('file.unreadable', `${path} cannot be read: ${why}`, {
      hint: 'Write it by --prompts --json, and change the words of "prompt".',
    });
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? 'it is no file');
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unreadable('it is no JSON');
  }
  const read = Prompts.safeParse(parsed);
  if (read.success) return new Map(read.data.prompts.map(({ shot, prompt }) => [shot, prompt]));
  const [issue] = read.error.issues;
  throw unreadable(`${issue?.path.join('.')}: ${issue?.message}`);
}

export function outputIsMissing(): AppError {
  return new AppError('usage', 'say where the pictures go: -o FOLDER', {
    hint: 'goldenrod storyboard SCRIPT -o storyboard',
  });
}
