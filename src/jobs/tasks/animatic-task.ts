import { createReadStream } from 'node:fs';
import { filmProduction, layProduction } from '../../media/produce/produce.ts';
import { insertVideo } from '../../media/videos.ts';
import { filmChoice } from './film-choice.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * The panels of a script are filmed with what is said, scene by scene: what is filmed stays for a later run of the job.
 * Result: `{ script: { id, handle }, video, duration, scenes, reused, sent, cost }`.
 */
export const animaticTask: Task<'animatic'> = async (context) => {
  const { narrate } = context.input;
  await withProduction(context, async ({ road, folder, film: file, tell, making, end }) => {
    const production = await layProduction(road, folder, { ...making, narrate });
    const film = await filmProduction(road, { folder, file }, production, {
      ...filmChoice(context.input),
      tell,
    });
    const { sha256 } = await road.keep(createReadStream(file), 'video');
    const { id, handle } = production.script;
    await end(async (trx) => ({
      script: { id, handle },
      video: await insertVideo(trx, { script_id: id, file: sha256 }),
      duration: film.duration,
      scenes: film.scenes,
      reused: film.reused,
    }));
  });
};
