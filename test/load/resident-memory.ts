import { readFileSync } from 'node:fs';

/** Bytes. Linux tells of every process; elsewhere there is nothing to tell. */
export function residentOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
