import { plural } from '../../contract/plural.ts';
import { makeLineTakes } from '../../media/table-read/make-line-takes.ts';
import { providersNamed } from '../../provider/engines-of.ts';
import { spendingOf } from '../spending-of.ts';
import { mediaRoadOfTask } from './media-road-of-task.ts';
import type { Task } from './task.ts';

/**
 * Every line of a script is read aloud that has no take of its words and its voice; each is stored by itself,
 * so that an interruption costs what was in hand. Result: `{ script: { id, handle }, lines, made, reused, own_stale,
 * sent, cost }`.
 */
export const tableReadTask: Task<'table-read'> = async (context) => {
  const { input, end } = context;
  let stand = { progress: 0.02, step: 'planning who reads what' };
  await context.report(stand);
  const road = mediaRoadOfTask(context, () => stand);
  const providers = providersNamed(road.providers, input.engine);
  const read = await makeLineTakes(
    { ...road, providers },
    {
      ...input,
      spending: spendingOf(input),
      onProgress: (done, total) => {
        stand = {
          progress: 0.05 + (0.9 * done) / Math.max(1, total),
          step: `read ${done} of ${plural(total, 'line')}`,
        };
      },
    },
  );
  const { script, lines, made, reused, own_stale } = read;
  const cost = await road.cost();
  await end(async () => ({
    script: { id: script.id, handle: script.handle },
    lines: lines.length,
    made,
    reused,
    own_stale,
    sent: road.sent(),
    cost,
  }));
};
