import { readFileSync } from 'node:fs';

/** Looked for in the folder where Goldenrod is started. */
export const CONFIG_FILE = 'goldenrod.json';

export interface ConfigFile {
  path: string;
  /** By key, with dots for objects in it. */
  values: Map<string, unknown>;
  /** What stands at `providers`, as it is: its names are people's own, dots and all. */
  providers?: unknown;
  problems: string[];
}

/** Reads a configuration file; one that nobody named may be missing. */
export function readConfigFile(path: string, { named }: { named: boolean }): ConfigFile {
  const file: ConfigFile = { path, values: new Map(), problems: [] };
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      file.problems.push(`${path} is no JSON object`);
    } else {
      const { providers, ...settings } = parsed as Record<string, unknown>;
      file.providers = providers;
      flatten(settings, '', file.values);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code !== 'ENOENT' || named) {
      file.problems.push(`${path} cannot be read: ${code ?? 'it is no JSON'}`);
    }
  }
  return file;
}

function flatten(value: object, prefix: string, into: Map<string, unknown>): void {
  for (const [name, inner] of Object.entries(value)) {
    const key = prefix + name;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      flatten(inner, `${key}.`, into);
    } else into.set(key, inner);
  }
}
