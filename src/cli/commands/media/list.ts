import type { Command } from 'commander';
import { z } from 'zod';
import type { Audio, Image, Video } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { byContract } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import { everyPage } from '../../verbs/every-page.ts';
import { withVerbs } from '../../with-verbs.ts';

interface PartOptions {
  script?: string;
  character?: string;
  video?: string;
}

const id = byContract(z.uuid('it is no id'));

/** What is made of scripts: `media images`, `media audio`, `media videos`. */
export function registerListMedia(media: Command): void {
  const parts = (name: string, what: string) =>
    media
      .command(name)
      .description(`list ${what}, newest first`)
      .option('--script <id>', 'of one script', id)
      .option('--character <id>', 'of one character', id)
      .option('--video <id>', 'of one video', id)
      .addHelpText('after', examples(`goldenrod media ${name}`));
  parts('images', 'images').action(
    runAction<PartOptions>(async (context, _args, options) => {
      const images = await withVerbs(context, (verbs) =>
        everyPage((at) => verbs.listImages({ ...options, ...at })),
      );
      return { json: { images }, text: made(context, images, ({ scene_id }) => scene_id ?? '-') };
    }),
  );
  parts('audio', 'audio').action(
    runAction<PartOptions>(async (context, _args, options) => {
      const audio = await withVerbs(context, (verbs) =>
        everyPage((at) => verbs.listAudio({ ...options, ...at })),
      );
      return {
        json: { audio },
        text: made(context, audio, (each) => each.character_name ?? each.audio_type),
      };
    }),
  );
  media
    .command('videos')
    .description('list videos, newest first')
    .option('--script <id>', 'of one script', id)
    .addHelpText('after', examples('goldenrod media videos'))
    .action(
      runAction<Pick<PartOptions, 'script'>>(async (context, _args, options) => {
        const videos = await withVerbs(context, (verbs) =>
          everyPage((at) => verbs.listVideos({ ...options, ...at })),
        );
        return { json: { videos }, text: made(context, videos, (each) => each.script_id ?? '-') };
      }),
    );
}

function made<Item extends Image | Audio | Video>(
  { width, paint }: CliContext,
  items: Item[],
  of: (item: Item) => string,
): string {
  if (items.length === 0) return 'Nothing is made yet.';
  return table(
    items,
    [
      { title: 'id', value: (each) => each.id },
      { title: 'of', value: of },
      { title: 'status', value: (each) => each.status ?? '-' },
      { title: 'file', value: (each) => (each.file === null ? '-' : each.file.type) },
      { title: 'made', value: (each) => each.created_at.slice(0, 16).replace('T', ' ') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
