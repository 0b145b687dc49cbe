import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Nothing leaves this machine, and nothing is left in the user's own home. */
function quiet(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    DO_NOT_TRACK: '1',
    SUPABASE_TELEMETRY_DISABLED: '1',
    CI: '1',
  };
}

export interface CliRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface SupabaseCli {
  /** A folder of its own, for projects as well. */
  home: string;
  run(args: readonly string[]): Promise<CliRun>;
  remove(): void;
}

/** The Supabase CLI, or undefined where npm has no binary of it for this platform. */
export function supabaseCli(): SupabaseCli | undefined {
  const home = mkdtempSync(join(tmpdir(), 'goldenrod-cli-'));
  const env = quiet(home);
  const remove = () => rmSync(home, { recursive: true, force: true });
  const entry = installedEntry();
  if (
    entry === undefined ||
    spawnSync(process.execPath, [entry, '--version'], { env }).status !== 0
  ) {
    remove();
    console.warn('skipped: the Supabase CLI is not installed on this platform');
    return undefined;
  }
  return { home, remove, run: (args) => run(entry, args, env) };
}

function installedEntry(): string | undefined {
  try {
    const here = createRequire(import.meta.url);
    return join(dirname(here.resolve('supabase/package.json')), 'dist', 'supabase.js');
  } catch {
    return undefined;
  }
}

function run(entry: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<CliRun> {
  const child = spawn(process.execPath, [entry, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}
