import { AppError, type Shot } from '../../contract/index.ts';
import type { PlannedStoryboard } from './plan-storyboard.ts';

/**
 * A shot by its id or its number.
 *
 * @throws AppError `not_found`
 */
export function findShot({ shots, script }: PlannedStoryboard, wanted: string): Shot {
  const name = wanted.toLowerCase();
  const found = shots.find(
    ({ shot: { id, number } }) => id === name || number.toLowerCase() === name,
  );
  if (found !== undefined) return found.shot;
  throw new AppError('not_found', `${script.handle} has no shot "${wanted}"`, {
    hint: `List them: goldenrod shot list ${script.handle}`,
    details: { shot: wanted },
  });
}
