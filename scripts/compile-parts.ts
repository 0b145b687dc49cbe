import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where compiled files stand, and where their sources do below `parts`. */
const KINDS = ['migrations', 'rollbacks'] as const;
const INCLUDE = /^-- @include (\S+)$/;
const VALUE = /^-- {3}([a-z_]+): (.+)$/;
const PLACE = /\{\{([a-z_]+)\}\}/g;

/**
 * The files of a `supabase` folder that are made of parts, as they should be, by their path in it:
 * supabase/parts/README.md says how. A migration that is plain has no source and is not among them.
 * @throws Error for a part that is not there or includes itself, a value that is missing or unused
 */
export function compileParts(supabase: string): Record<string, string> {
  const parts = join(supabase, 'parts');
  return Object.fromEntries(
    KINDS.flatMap((kind) =>
      readdirSync(join(parts, kind))
        .sort()
        .map((file) => [join(kind, file), compile(parts, join(kind, file), [])]),
    ),
  );
}

/** The text of a source or a part, with everything that it includes. `around`: what includes it. */
function compile(parts: string, name: string, around: readonly string[]): string {
  const text = readPart(parts, name, around);
  const lines = text.split('\n');
  const compiled: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const part = INCLUDE.exec(line)?.[1];
    if (part === undefined) {
      compiled.push(line);
      continue;
    }
    const values = valuesAfter(lines, at);
    at += values.size;
    const whole = compile(parts, part, [...around, name]);
    // The part's last line ends where the line that includes it does.
    compiled.push(fill(whole, values, `${part}, included by parts/${name}`).replace(/\n$/, ''));
  }
  return compiled.join('\n');
}

function readPart(parts: string, name: string, around: readonly string[]): string {
  const by = around.at(-1);
  if (around.includes(name)) {
    throw new Error(`parts/${name} includes itself, by ${[...around, name].join(' > ')}`);
  }
  if (!existsSync(join(parts, name))) {
    throw new Error(`parts/${by} includes ${name}, which is no file of supabase/parts`);
  }
  return readFileSync(join(parts, name), 'utf8');
}

/** `--   key: value`, on the lines right after an include. */
function valuesAfter(lines: readonly string[], include: number): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of lines.slice(include + 1)) {
    const [, key, value] = VALUE.exec(line) ?? [];
    if (key === undefined || value === undefined) break;
    values.set(key, value);
  }
  return values;
}

function fill(text: string, values: ReadonlyMap<string, string>, part: string): string {
  const used = new Set<string>();
  const filled = text.replace(PLACE, (_, key: string) => {
    const value = values.get(key);
    if (value === undefined) {
      throw new Error(
        `${part}: {{${key}}} has no value; write "--   ${key}: ..." below the include`,
      );
    }
    used.add(key);
    return value;
  });
  const unused = [...values.keys()].find((key) => !used.has(key));
  if (unused !== undefined) throw new Error(`${part}: nothing in it asks for "${unused}"`);
  return filled;
}
