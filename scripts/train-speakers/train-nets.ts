import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Net } from '../../src/prose/speakers/ranker/net.ts';
import type { Examples, Settings } from './train-net.ts';

const RUNNER = fileURLToPath(new URL('../../test/harness/run-ts.mjs', import.meta.url));
const THREAD = fileURLToPath(new URL('./train-thread.ts', import.meta.url));

/**
 * Trains nets of each seed for each choice of sets, in threads; which thread trains which changes nothing.
 * The answer has the nets of each choice.
 */
export async function trainNets(
  examples: readonly Examples[],
  choices: readonly number[][],
  settings: Omit<Settings, 'seed'>,
  seeds: readonly number[],
  threads: number,
): Promise<Net[][]> {
  const shared = examples.map(share);
  const jobs = choices.flatMap((sets) => seeds.map((seed) => ({ sets, seed })));
  const nets: Net[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(threads, jobs.length) }, async () => {
      const worker = new Worker(RUNNER, { argv: [THREAD], workerData: shared });
      while (next < jobs.length) {
        const job = next++;
        const { sets = [], seed = 0 } = jobs[job] ?? {};
        nets[job] = await ask(worker, { job, sets, settings: { ...settings, seed } });
      }
      await worker.terminate();
    }),
  );
  return choices.map((_, i) => nets.slice(i * seeds.length, (i + 1) * seeds.length));
}

function ask(worker: Worker, message: object): Promise<Net> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ net }: { net: Net }) => {
      worker.off('error', reject);
      resolve(net);
    });
    worker.postMessage(message);
  });
}

/** The same numbers in memory that all threads see. */
function share({ starts, seen, places, values, right }: Examples): Examples {
  return {
    starts: move(starts, Int32Array),
    seen: move(seen, Int32Array),
    places: move(places, Uint8Array),
    values: move(values, Float32Array),
    right: move(right, Uint8Array),
  };
}

type Numbers = Int32Array | Uint8Array | Float32Array;

function move<T extends Numbers>(from: T, kind: { new (buffer: SharedArrayBuffer): Numbers }): T {
  const there = new kind(new SharedArrayBuffer(from.byteLength));
  there.set(from);
  return there as T;
}
