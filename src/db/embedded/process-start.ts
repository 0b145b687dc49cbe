import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isRunning } from './is-running.ts';

/**
 * When a process started, as text that no other process of the same pid shares; undefined when no
 * such process runs. Where the platform does not tell, the empty string: it runs, since when is unknown.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStart(pid);
  if (!isRunning(pid)) return undefined;
  if (process.platform === 'win32') return '';
  try {
    const start = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return start.trim();
  } catch {
    return '';
  }
}

function linuxStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The command in brackets may hold spaces; field 3 follows it, the start time is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie holds nothing any more.
  if (fields[0] === 'Z') return undefined;
  // Ticks since boot begin anew with each boot.
  return `${bootId()}:${fields[19]}`;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
