import { createHash } from 'node:crypto';

/**
 * The identity of a finding, the same in every version and on every machine: by its criterion, its
 * signal and what it is about, never by where it stands.
 */
export function findingId(criterion: string | null, signal: string | null, about: string): string {
  const key = JSON.stringify([criterion, signal, about]);
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
