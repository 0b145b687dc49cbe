import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startUp } from '../harness/start-up.ts';
import { dayOf, makeDesks } from './desks.ts';
import { drive } from './drive.ts';
import { LOAD_ENV } from './issuer.ts';
import { residentOf } from './resident-memory.ts';

const TELL_MEMORY = new URL('./tell-memory.mjs', import.meta.url);
const DESKS = 20;
const SAMPLE_EVERY_MS = 250;
/** What is loaded, compiled and filled in by then is no leak. */
const WARM_UP = 0.2;

export interface LoadReport {
  requests: number;
  perSecond: number;
  /** How many by status; 0: no answer. */
  statuses: Record<number, number>;
  /** Milliseconds. */
  latency: { median: number; p99: number; longest: number };
  /** Bytes, in the first and in the second half after the warm-up: resident, and in use after a collection. */
  memory: { rss: [number, number]; heap: [number, number] };
  /** Sessions of the pool once all is over. */
  pool: { idle: number; busy: number; waited_for: number };
}

/** Drives a real server process on a database that is migrated, for so many seconds. */
export async function runLoad(
  databaseUrl: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadReport> {
  const desks = await makeDesks(databaseUrl, DESKS);
  const up = await startUp(['--database-url', databaseUrl], {
    env: LOAD_ENV,
    nodeArgs: ['--expose-gc', '--import', fileURLToPath(TELL_MEMORY)],
  });
  try {
    const started = performance.now();
    const share = () => (performance.now() - started) / (seconds * 1000);
    const statuses: Record<number, number> = {};
    const times: number[] = [];
    const turns = Array.from({ length: connections }, (_, n) => n);
    const loading = drive({
      connections,
      until: () => share() >= 1,
      next: (connection) => {
        const turn = turns[connection] ?? 0;
        turns[connection] = turn + 1;
        const desk = desks[connection % desks.length];
        if (desk === undefined) throw new Error('no desk');
        return dayOf(up.url, desk, turn);
      },
      onAnswer: ({ status, milliseconds }) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        times.push(milliseconds);
      },
    });
    const [memory] = await Promise.all([watchMemory(up.child, share), loading]);
    return {
      requests: times.length,
      perSecond: times.length / ((performance.now() - started) / 1000),
      statuses,
      latency: latencyOf(times),
      memory,
      pool: await poolOf(up.url),
    };
  } finally {
    await up.stop();
  }
}

/** Resident memory as it goes, and the heap after a collection at the start, middle and end. */
async function watchMemory(
  child: ChildProcess,
  share: () => number,
): Promise<LoadReport['memory']> {
  const rss: [at: number, bytes: number][] = [];
  const sampling = setInterval(() => rss.push([share(), residentOf(child.pid)]), SAMPLE_EVERY_MS);
  const middle = (1 + WARM_UP) / 2;
  try {
    await reached(share, middle);
    const half = await heapOf(child);
    await reached(share, 1);
    const end = await heapOf(child);
    const within = (from: number, to: number) =>
      median(rss.filter(([at]) => at >= from && at < to).map(([, bytes]) => bytes));
    return { rss: [within(WARM_UP, middle), within(middle, 1)], heap: [half, end] };
  } finally {
    clearInterval(sampling);
  }
}

async function reached(share: () => number, wanted: number): Promise<void> {
  while (share() < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function heapOf(child: ChildProcess): Promise<number> {
  const told = once(child, 'message');
  child.send('memory');
  const [usage] = (await told) as [NodeJS.MemoryUsage];
  return usage.heapUsed;
}

export function latencyOf(times: number[]): LoadReport['latency'] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p99: at(0.99), longest: at(1) };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function poolOf(url: string): Promise<LoadReport['pool']> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (state: string) =>
    Number(new RegExp(`goldenrod_db_connections\\{state="${state}"\\} (\\d+)`).exec(text)?.[1]);
  return { idle: of('idle'), busy: of('busy'), waited_for: of('waited_for') };
}
