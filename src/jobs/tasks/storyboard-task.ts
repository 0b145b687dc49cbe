import { keepArchive } from '../../media/produce/keep-archive.ts';
import { writeStoryboard } from '../../media/produce/write-storyboard.ts';
import { editRate } from '../../media/timeline/timecode.ts';
import { archiveName } from './archive-name.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * Every shot of a script gets a picture that has none as it is, each stored by itself.
 * Result: `{ script: { id, handle }, shots, made, sent, cost, file }`; the file has the pictures, a shot list and a contact sheet.
 */
export const storyboardTask: Task<'storyboard'> = async (context) => {
  const rate = editRate(context.input.frame_rate);
  await withProduction(context, async ({ road, folder, making, end }) => {
    const { panels } = await writeStoryboard(road, folder, { ...making, rate });
    const { id, handle } = panels.script;
    const file = await keepArchive(road, folder, archiveName(handle, 'storyboard'));
    const { shots, made } = panels;
    await end(async () => ({
      script: { id, handle },
      shots: shots.length,
      made,
      file,
    }));
  });
};
