import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SUPABASE = new URL('../../supabase/', import.meta.url);
const PLANNED_NAME = /^2025100400000[123]_/;

export interface PhaseFile {
  name: string;
  up: string;
  down: string;
}

export const BASELINE = readFileSync(
  new URL('migrations/20250828000000_baseline.sql', SUPABASE),
  'utf8',
);

/** The plan's three migrations with their ways back, in order. */
export const PHASE_1A: readonly PhaseFile[] = readdirSync(
  fileURLToPath(new URL('migrations/', SUPABASE)),
)
  .filter((name) => PLANNED_NAME.test(name))
  .sort()
  .map((name) => ({
    name,
    up: readFileSync(new URL(`migrations/${name}`, SUPABASE), 'utf8'),
    down: readFileSync(new URL(`rollbacks/${name}`, SUPABASE), 'utf8'),
  }));
