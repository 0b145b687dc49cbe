import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, where everything is built. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The files at `paths` and below them, but for those whose path matches `except`: from the project's
 * folder, with slashes, in order. A path where nothing is has none.
 * @param {{ paths: string[], except?: RegExp }} which
 * @returns {string[]}
 */
export function filesOf({ paths, except }) {
  return paths
    .flatMap(filesBelow)
    .filter((path) => !except?.test(path))
    .sort();
}

/** Names what those files are called and what they hold. */
export function fingerprint(which) {
  const hash = createHash('sha256');
  for (const path of filesOf(which)) {
    const content = readFileSync(join(ROOT, path));
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const whole = join(ROOT, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
