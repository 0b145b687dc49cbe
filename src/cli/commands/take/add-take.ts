import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { type Take, type TakeMedium, UPLOADS } from '../../../contract/index.ts';
import { isUuid } from '../../../contract/uuid.ts';
import type { MediaRoad } from '../../../media/media-road.ts';
import { examples } from '../../output/examples.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import { withMediaRoad } from '../../with-media-road.ts';

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif']);

/** Adds a recording of a line or a picture of a shot, of a person's own. */
export function registerAddTake(take: Command): void {
  take
    .command('add <script> <element> <file>')
    .description('add a recording of a line or a picture of a shot of your own, and choose it')
    .addHelpText(
      'after',
      examples(
        'goldenrod take add sherlock/1 2-3 own.png',
        'goldenrod take add sherlock/1 6f0c9d0e-8f4e-4c64-9d2c-2f1f4c0b7b11 mara.wav',
      ),
    )
    .action(
      runAction(async (context, [script = '', wanted = '', file = '']) => {
        const medium: TakeMedium = PICTURES.has(extname(file).toLowerCase()) ? 'image' : 'audio';
        const bytes = await readInputFile(file, UPLOADS[medium].maxBytes);
        const added = await withMediaRoad(context, (road) =>
          addOwn(road, { script, wanted, medium, bytes, name: basename(file) }),
        );
        return { json: { take: added }, text: `Added, and in use from now on: ${added.id}` };
      }),
    );
}

interface OwnFile {
  script: string;
  /** Id of an element or of a shot, or a shot's number. */
  wanted: string;
  medium: TakeMedium;
  bytes: Uint8Array;
  name: string;
}

async function addOwn(
  road: MediaRoad,
  { script, wanted, medium, bytes, name }: OwnFile,
): Promise<Take> {
  const { addTake } = await import('../../../media/takes/takes.ts');
  const element = isUuid(wanted) ? wanted : await shotByNumber(road, script, wanted);
  const { sha256 } = await road.keep(bytes, medium, name);
  return addTake(road, { script, element, medium, file: sha256 });
}

async function shotByNumber(road: MediaRoad, script: string, number: string): Promise<string> {
  const { findShot } = await import('../../../media/storyboard/find-shot.ts');
  const { planStoryboard } = await import('../../../media/storyboard/plan-storyboard.ts');
  return findShot(await planStoryboard(road, { script }), number).id;
}
