import { keepArchive } from '../../media/produce/keep-archive.ts';
import { handOffProduction, layProduction } from '../../media/produce/produce.ts';
import { editRate } from '../../media/timeline/timecode.ts';
import { spendingOf } from '../spending-of.ts';
import { archiveName } from './archive-name.ts';
import type { Task } from './task.ts';
import { withProduction } from './with-production.ts';

/**
 * What an editing program takes of a script: timelines, stems, panels, subtitles, shot list, manifest, as one archive.
 * Result: `{ script: { id, handle }, stems, sent, cost, file }`.
 */
export const handoffTask: Task<'handoff'> = async (context) => {
  const { script, narrate, aspect, frame_rate, engine } = context.input;
  const spending = spendingOf(context.input);
  await withProduction(context, async ({ road, folder, tell }) => {
    const production = await layProduction(road, folder, {
      script,
      narrate,
      aspect,
      engine,
      spending,
      tell,
    });
    tell('writing what editors take');
    const rate = editRate(frame_rate);
    const { stems } = await handOffProduction(folder, production, { rate, aspect });
    const { id, handle } = production.script;
    const file = await keepArchive(road, folder, archiveName(handle, 'handoff'));
    const cost = await road.cost();
    await context.end(async () => ({
      script: { id, handle },
      stems,
      sent: road.sent(),
      cost,
      file,
    }));
  });
};
