import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../../contract/error.ts';
import type { PlannedPictures } from '../../../media/pictures/draw-shots.ts';
import { estimate } from '../../../provider/spend/estimate.ts';
import type { CliContext } from '../../context.ts';
import type { CommandResult } from '../../run-action.ts';
import { withMediaRoad } from '../../with-media-road.ts';
import { describeEstimate } from '../spend/spending-options.ts';
import type { FrameOptions } from './produce-options.ts';

export interface StoryboardOptions extends FrameOptions {
  output?: string;
  replace?: boolean;
  prompts?: boolean;
  promptsFrom?: string;
}

/** What `--prompts --json` prints, and `--prompts-from` reads. */
const Prompts = z.looseObject({
  prompts: z.array(z.looseObject({ shot: z.uuid(), prompt: z.string().trim().min(1).max(4_000) })),
});

/** What an engine would be told of the shots of a version, where that was asked for: null where it is to draw them. */
export async function tellOfEngine(
  context: CliContext,
  script: string,
  { engine, aspect, prompts = false, promptsFrom, currency }: StoryboardOptions,
): Promise<CommandResult | null> {
  if (!prompts && promptsFrom === undefined) return null;
  const { drawerOf } = await import('../../../provider/engines-of.ts');
  if (drawerOf(context.providers, engine) === null) {
    throw new AppError('usage', 'only an engine has prompts: give --engine', {
      hint: 'Those that there are: goldenrod provider list.',
    });
  }
  if (!prompts) return null;
  const words = await readPrompts(promptsFrom);
  return withMediaRoad(context, async (road) => {
    const { planDrawing } = await import('../../../media/produce/make-production.ts');
    const planned = await planDrawing(road, { script, aspect, engine, prompts: words });
    return present(planned as PlannedPictures, currency);
  });
}

function present({ script, shots, work }: PlannedPictures, currency: string): CommandResult {
  const estimated = estimate([work], currency);
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
    json: { script, prompts, estimate: estimated },
    text: [
      ...prompts.map(({ number, prompt, made }) => `${number}${made ? ' (made)' : ''}: ${prompt}`),
      describeEstimate(estimated),
    ].join('\n'),
  };
}

/** Words of a person's own, by the id of a shot. */
export async function readPrompts(
  path: string | undefined,
): Promise<Map<string, string> | undefined> {
  if (path === undefined) return undefined;
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
