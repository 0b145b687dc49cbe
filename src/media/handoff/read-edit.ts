import type { EditProposal, Storyboard } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { changing } from '../storyboard/change-storyboard.ts';
import { getStoryboard } from '../storyboard/get-storyboard.ts';
import { applyEdit, proposeEdit } from './propose-edit.ts';

const reading = pureWork<typeof import('./read-otio.ts'), 'readOtio'>(
  'media/handoff/read-otio',
  'readOtio',
);

/**
 * What an editor's timeline would change of a storyboard; it is stored only where that is asked.
 *
 * @throws AppError `media.unsupported` for what is no timeline
 */
export async function readEdit(
  road: Road,
  { script, otio, apply }: { script: string; otio: string; apply: boolean },
): Promise<{ proposal: EditProposal; applied: boolean; storyboard: Storyboard }> {
  const storyboard = await getStoryboard(road, { script });
  const shots = storyboard.items;
  const known = shots.map(({ id }) => id);
  const edit = await inThread(reading, [otio, known], road);
  const lengths = shots.map(({ seen_for }) => seen_for);
  const proposal = proposeEdit(shots, lengths, edit);
  if (!apply) return { proposal, applied: false, storyboard };
  return {
    proposal,
    applied: true,
    storyboard: await changing(road, script, () => (shots) => applyEdit(shots, proposal)),
  };
}
