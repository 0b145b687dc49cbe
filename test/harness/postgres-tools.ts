import { spawnSync } from 'node:child_process';

/** The major of a program of PostgreSQL's that is installed here, or undefined where it is not. */
export function installedTool(program: 'psql' | 'pg_dump' | 'pg_restore'): number | undefined {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const major = /(\d+)/.exec(stdout ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}
