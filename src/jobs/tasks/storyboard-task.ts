import { keepArchive } from '../../media/produce/keep-archive.ts';
import { writeStoryboard } from '../../media/produce/write-storyboard.ts';
import { editRate } from '../../media/timeline/timecode.ts';
import { spendingOf } from '../spending-of.ts';
import { archiveName } from './archive-name.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * Every shot of a script gets a picture that has none as it is, each stored by itself.
 * Result: `{ script: { id, handle }, shots, made, sent, cost, file }`; the file has the pictures, a shot list and a contact sheet.
 */
export const storyboardTask: Task<'storyboard'> = async (context) => {
  const { script, aspect, frame_rate, engine } = context.input;
  await withProduction(context, async ({ road, folder, tell }) => {
    const rate = editRate(frame_rate);
    const spending = spendingOf(context.input);
    const { panels } = await writeStoryboard(road, folder, {
      script,
      aspect,
      engine,
      spending,
      rate,
      tell,
    });
    const { id, handle } = panels.script;
    const file = await keepArchive(road, folder, archiveName(handle, 'storyboard'));
    const { shots, made } = panels;
    const cost = await road.cost();
    await context.end(async () => ({
      script: { id, handle },
      shots: shots.length,
      made,
      sent: road.sent(),
      cost,
      file,
    }));
  });
};
