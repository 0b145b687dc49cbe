import { availableParallelism } from 'node:os';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import type { Asker } from '../../turns/asker.ts';
import type { LineTake, LineToRead } from './read-line.ts';

const reading = pureWork<typeof import('./read-line.ts'), 'readLines'>(
  'media/table-read/read-line',
  'readLines',
  { seconds: 600 },
);

/** Characters that are read in one go: a second or two of work, a minute or two of sound. */
const BATCH_CHARACTERS = 2_000;

/**
 * Reads lines in threads and hands over each take as it is made, in any order. So many are under way as
 * there are processors; nothing is kept.
 * @throws AppError what `readLines` refuses
 */
export async function readScript(
  lines: readonly LineToRead[],
  asker: Asker,
  keep: (line: number, take: LineTake) => Promise<void>,
): Promise<void> {
  const batches = batchesOf(lines);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(asker.signal ? [asker.signal] : [])]);
  const work = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const { from, to } = batch;
      const takes = await inThread(reading, [lines.slice(from, to)], { ...asker, signal });
      for (const [i, take] of takes.entries()) await keep(from + i, take);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  } catch (error) {
    // What the others read is of no use any more.
    stop.abort(error);
    throw error;
  }
}

/** Lines one after the other; one that is long by itself is a batch of its own. */
function batchesOf(lines: readonly LineToRead[]): { from: number; to: number }[] {
  const batches: { from: number; to: number }[] = [];
  let from = 0;
  let characters = 0;
  lines.forEach(({ parts }, i) => {
    characters += parts.reduce((sum, { words }) => sum + words.length, 0);
    if (characters < BATCH_CHARACTERS && i < lines.length - 1) return;
    batches.push({ from, to: i + 1 });
    from = i + 1;
    characters = 0;
  });
  return batches;
}
