// A thread that trains nets, one after the other, as it is told.
import { parentPort, workerData } from 'node:worker_threads';
import { type Examples, type Settings, trainNet } from './train-net.ts';

const kept = workerData as Examples[];
parentPort?.on('message', ({ job, sets, settings }: Job) => {
  const net = trainNet(
    sets.map((at) => kept[at] as Examples),
    settings,
  );
  parentPort?.postMessage({ job, net });
});

/** Trains on some of the sets that the thread was given. */
export interface Job {
  job: number;
  sets: number[];
  settings: Settings;
}
