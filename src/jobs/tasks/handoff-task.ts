import { keepArchive } from '../../media/produce/keep-archive.ts';
import { handOffProduction, layProduction } from '../../media/produce/produce.ts';
import { editRate } from '../../media/timeline/timecode.ts';
import { archiveName } from './archive-name.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * What an editing program takes of a script: timelines, stems, panels, subtitles, shot list, manifest, as one archive.
 * Result: `{ script: { id, handle }, stems, sent, cost, file }`.
 */
export const handoffTask: Task<'handoff'> = async (context) => {
  const { narrate, aspect, frame_rate } = context.input;
  await withProduction(context, async ({ road, folder, tell, making, end }) => {
    const production = await layProduction(road, folder, { ...making, narrate });
    tell('writing what editors take');
    const rate = editRate(frame_rate);
    const { stems } = await handOffProduction(folder, production, { rate, aspect });
    const { id, handle } = production.script;
    const file = await keepArchive(road, folder, archiveName(handle, 'handoff'));
    await end(async () => ({ script: { id, handle }, stems, file }));
  });
};
