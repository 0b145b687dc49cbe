import { keepArchive } from '../../media/produce/keep-archive.ts';
import { writeStoryboard } from '../../media/produce/write-storyboard.ts';
import { editRate } from '../../media/timeline/timecode.ts';
import { archiveName } from './archive-name.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * Every shot of a script gets a picture that has none as it is, each stored by itself.
 * Result: `{ script: { id, handle }, shots, made, file }`; the file has the pictures, a shot list and a contact sheet.
 */
export const storyboardTask: Task<'storyboard'> = async (context) => {
  const { script, aspect, frame_rate } = context.input;
  await withProduction(context, async ({ road, folder, tell }) => {
    const rate = editRate(frame_rate);
    const { panels } = await writeStoryboard(road, folder, { script, aspect, rate, tell });
    const { id, handle } = panels.script;
    const file = await keepArchive(road, folder, archiveName(handle, 'storyboard'));
    const { shots, made } = panels;
    await context.end(async () => ({
      script: { id, handle },
      shots: shots.length,
      made,
      file,
    }));
  });
};
