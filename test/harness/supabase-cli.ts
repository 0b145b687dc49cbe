import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  /** What a shell needs that calls it. */
  env: NodeJS.ProcessEnv;
  run(args: readonly string[]): Promise<CliRun>;
  remove(): void;
}

/**
 * The Supabase CLI, or undefined where npm has no binary of its version for this platform: for those
 * package.json overrides an older one, which pushes over TLS alone.
 */
export function supabaseCli(): SupabaseCli | undefined {
  const home = mkdtempSync(join(tmpdir(), 'goldenrod-cli-'));
  const env = quiet(home);
  const remove = () => rmSync(home, { recursive: true, force: true });
  const { entry, version } = installed();
  const asked = spawnSync(process.execPath, [entry, '--version'], { env, encoding: 'utf8' });
  const binary = asked.status === 0 ? asked.stdout.trim() : 'none';
  if (binary !== version) {
    remove();
    console.warn(`skipped: needs the Supabase CLI ${version}; of this platform is here: ${binary}`);
    return undefined;
  }
  return { home, env, remove, run: (args) => run(entry, args, env) };
}

function installed(): { entry: string; version: string } {
  const manifest = createRequire(import.meta.url).resolve('supabase/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { entry: join(dirname(manifest), 'dist', 'supabase.js'), version };
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
