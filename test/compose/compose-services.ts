import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../src/db/package-root.ts';

/** A service of compose.yaml, as far as it says what process runs. */
export interface ComposeService {
  command: string[];
  environment: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  deploy?: { replicas: number };
}

/**
 * The services of compose.yaml with the variables that whoever starts it has set, as its own
 * substitution fills them in. Throws, as it does, for one that must be set and is not.
 */
export function composeServices(variables: Record<string, string>): Record<string, ComposeService> {
  const text = readFileSync(join(packageRoot(), 'compose.yaml'), 'utf8');
  const file = parse(text, { merge: true }) as { services: Record<string, ComposeService> };
  return mapStrings(file.services, (value) => fillIn(value, variables)) as typeof file.services;
}

function fillIn(text: string, variables: Record<string, string>): string {
  return text.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_all, name: string, rule: string | undefined, words = '') => {
      const value = variables[name] ?? '';
      if (value !== '') return value;
      if (rule === '?') throw new Error(`${name}: ${words}`);
      return words;
    },
  );
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapStrings(one, change)]),
  );
}
