/** What one check found. */
export interface CheckResult {
  /** What is checked, in a few words; the same on every database. */
  name: string;
  ok: boolean;
  found: string;
  expected: string;
  /** What to do where it failed; empty where it did not. */
  remedy: string;
}

/** The check that all others rest on. */
export const MIGRATIONS_APPLIED = 'migrations: all applied';

export function passed(name: string, expected: string): CheckResult {
  return { name, ok: true, found: expected, expected, remedy: '' };
}

export function failed(
  name: string,
  { found, expected, remedy }: Pick<CheckResult, 'found' | 'expected' | 'remedy'>,
): CheckResult {
  return { name, ok: false, found, expected, remedy };
}
