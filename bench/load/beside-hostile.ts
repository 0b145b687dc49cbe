import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startUp } from '../../test/harness/start-up.ts';
import { dayOf, type LoadDesk, makeDesks } from '../../test/load/desks.ts';
import { LOAD_ENV } from '../../test/load/issuer.ts';
import { residentOf } from '../../test/load/resident-memory.ts';
import type { HostileAnswers, HostileTask } from './hostile-account.ts';

const RUN_TS = fileURLToPath(new URL('../../test/harness/run-ts.mjs', import.meta.url));
const HOSTILE = fileURLToPath(new URL('hostile-account.ts', import.meta.url));
const BARE = fileURLToPath(new URL('bare-process.ts', import.meta.url));
const DESKS = 20;
/** Milliseconds from an answer to what a person does next. */
const THINK_MS = 500;
const LOOK_EVERY_MS = 100;

export interface Phase {
  /** Of the twenty: milliseconds by answer, and how many by status. */
  times: number[];
  statuses: Record<number, number>;
  /** Milliseconds that `/healthz` took. */
  health: number[];
  /** Milliseconds that a process took which does nothing but answer: what the machine makes anybody wait. */
  bare: number[];
  /** Milliseconds that a list of one's books took, and as many statements that read nothing in the bare process. */
  small: number[];
  bareSmall: number[];
  /** Bytes. */
  mostResident: number;
}

/** Twenty people at work, first among themselves and then beside one account that means to stop them. */
export async function besideHostile(
  databaseUrl: string,
  seconds: number,
): Promise<{ quiet: Phase; beside: Phase; hostile: HostileAnswers }> {
  const desks = await makeDesks(databaseUrl, DESKS + 1);
  const hostile = desks.pop() as LoadDesk;
  const { GOLDENROD_RATE_PER_SECOND: _rate, GOLDENROD_RATE_BURST: _burst, ...env } = LOAD_ENV;
  const up = await startUp(['--database-url', databaseUrl], { env });
  let stopBare = () => {};
  try {
    const bare = await startBare(databaseUrl);
    stopBare = bare.stop;
    const look = (signal: AbortSignal) =>
      phase(up.url, desks, { pid: up.child.pid, bareUrl: bare.url, signal });
    const quiet = await look(AbortSignal.timeout(seconds * 1_000));
    const account = hostileAccount({ origin: up.url, desk: hostile, seconds });
    const beside = await look(AbortSignal.timeout(seconds * 1_000));
    return { quiet, beside, hostile: await account };
  } finally {
    stopBare();
    await up.stop();
  }
}

async function startBare(databaseUrl: string): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [RUN_TS, BARE, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() };
}

/** In a process of its own: see there. */
async function hostileAccount(task: HostileTask): Promise<HostileAnswers> {
  const args = [RUN_TS, HOSTILE, JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as HostileAnswers;
}

async function phase(
  origin: string,
  desks: LoadDesk[],
  { pid, bareUrl, signal }: { pid: number | undefined; bareUrl: string; signal: AbortSignal },
): Promise<Phase> {
  const seen: Phase = {
    times: [],
    statuses: {},
    health: [],
    bare: [],
    small: [],
    bareSmall: [],
    mostResident: 0,
  };
  const ask = async (url: string, init: RequestInit, times: number[]): Promise<number> => {
    const began = performance.now();
    const status = await fetch(url, init)
      .then(async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      })
      .catch(() => 0);
    times.push(performance.now() - began);
    return status;
  };
  const work = async (desk: LoadDesk, first: number) => {
    // Nobody sits down in the same moment as everybody else.
    await sleep((THINK_MS * first) / desks.length);
    for (let turn = first; !signal.aborted; turn += 1) {
      const { method, url, token, body } = dayOf(origin, desk, turn);
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const init = {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      const status = await ask(url, init, seen.times);
      seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
      await sleep(THINK_MS);
    }
  };
  const [desk] = desks as [LoadDesk];
  const books = { headers: { authorization: `Bearer ${desk.token}` } };
  const watch = async () => {
    while (!signal.aborted) {
      await ask(`${origin}/healthz`, {}, seen.health);
      await ask(`${bareUrl}/`, {}, seen.bare);
      await ask(`${origin}/v1/books`, books, seen.small);
      await ask(`${bareUrl}/read`, {}, seen.bareSmall);
      seen.mostResident = Math.max(seen.mostResident, residentOf(pid));
      await sleep(LOOK_EVERY_MS);
    }
  };
  await Promise.all([...desks.map(work), watch()]);
  return seen;
}
