import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { keepArchive } from '../../media/produce/keep-archive.ts';
import { produceAll } from '../../media/produce/produce.ts';
import { editRate } from '../../media/timeline/timecode.ts';
import { insertVideo } from '../../media/videos.ts';
import { archiveName } from './archive-name.ts';
import { filmChoice } from './film-choice.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * Table read, storyboard, animatic and hand-off of a script, as one archive, and its animatic as a video.
 * Result: `{ script: { id, handle }, lines, shots, made: { lines, panels }, duration, sent, cost, video, file }`.
 */
export const produceTask: Task<'produce'> = async (context) => {
  const { narrate, frame_rate } = context.input;
  await withProduction(context, async ({ road, folder, film, making, end }) => {
    const { production, animatic } = await produceAll(road, folder, {
      ...filmChoice(context.input),
      ...making,
      narrate,
      rate: editRate(frame_rate),
      format: 'wav',
      film,
    });
    const { sha256 } = await road.keep(createReadStream(join(folder, 'animatic.mp4')), 'video');
    const { takes, panels } = production;
    const { id, handle } = production.script;
    const file = await keepArchive(road, folder, archiveName(handle, 'production'));
    await end(async (trx) => ({
      script: { id, handle },
      lines: takes.lines.length,
      shots: panels.shots.length,
      made: { lines: takes.made, panels: panels.made },
      duration: animatic.duration,
      video: await insertVideo(trx, { script_id: id, file: sha256 }),
      file,
    }));
  });
};
