import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/command/main.js', import.meta.url));

export interface RunningUp {
  url: string;
  token: string;
  child: ChildProcess;
  /** Ends it as a person would, and waits for that. */
  stop(): Promise<void>;
}

export interface StartUpOptions {
  env?: Record<string, string>;
  /** For node itself. With any, the process can be talked to: `child.send`. */
  nodeArgs?: string[];
}

/** Starts the built `goldenrod up` on a free port, as a process of its own. `args` say on what. */
export async function startUp(
  args: string[],
  { env = {}, nodeArgs = [] }: StartUpOptions = {},
): Promise<RunningUp> {
  const { DATABASE_URL: _url, GOLDENROD_DATA: _data, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    [...nodeArgs, MAIN, 'up', '--port', '0', '--no-open', '--json', ...args],
    {
      env: { ...inherited, ...env },
      stdio: ['ignore', 'pipe', 'pipe', ...(nodeArgs.length > 0 ? (['ipc'] as const) : [])],
    },
  );
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    // The last words are enough for whoever looks for a failure; a log would fill the memory.
    stderr = (stderr + text).slice(-10_000);
  });
  const exited = once(child, 'exit');
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
    exited.then(() => {
      throw new Error(`goldenrod up ended: ${stderr}`);
    }),
  ]);
  const { url, link } = JSON.parse(line) as { url: string; link: string | null };
  return {
    url,
    token: link === null ? '' : (new URL(link).searchParams.get('token') ?? ''),
    child,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}
