import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '../../../src/client/index.ts';

const MAIN = fileURLToPath(new URL('../../../dist/command/main.js', import.meta.url));

/** The built command over an embedded database in a folder of its own, as a person has it. */
export interface Studio extends AsyncDisposable {
  url: string;
  /** Signs in; it is another one after each restart, and empty where people sign in otherwise. */
  link: string;
  /** The API as the owner, to set things up and to see what came of them. */
  desk: Client;
  /** SIGKILL: as a crash. */
  kill(): Promise<void>;
  /** Starts again on the same folder and port; configured otherwise where that is said. */
  restart(env?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

export async function startStudio(env: Record<string, string> = {}): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-studio-'));
  let running = await start(folder, 0, env);
  const onExit = () => running.child.kill('SIGKILL');
  process.once('exit', onExit);
  const kill = async () => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');
  };
  const studio: Studio = {
    url: running.url,
    link: running.link ?? '',
    desk: deskOf(running),
    kill,
    restart: async (changed = env) => {
      await kill();
      running = await start(folder, Number(new URL(running.url).port), changed);
      studio.link = running.link ?? '';
      studio.desk = deskOf(running);
    },
    stop: async () => {
      process.off('exit', onExit);
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    [Symbol.asyncDispose]: () => studio.stop(),
  };
  return studio;
}

interface Running {
  child: ChildProcess;
  url: string;
  /** Null where people sign in otherwise. */
  link: string | null;
}

async function start(folder: string, port: number, env: Record<string, string>): Promise<Running> {
  const { DATABASE_URL: _url, GOLDENROD_DATA: _data, GOLDENROD_USER: _user, ...own } = process.env;
  const child = spawn(
    process.execPath,
    [MAIN, '--data', join(folder, 'data'), 'up', '--port', String(port), '--no-open', '--json'],
    { cwd: folder, env: { ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-20_000);
  });
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the studio ended with ${code}: ${stderr}`);
    }),
  ]);
  return { child, ...(JSON.parse(line) as { url: string; link: string | null }) };
}

function deskOf({ url, link }: Running): Client {
  const token = link === null ? null : new URL(link).searchParams.get('token');
  return createClient({ url, token: token ?? undefined });
}
