import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the same from src, from dist and from an installation. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'supabase', 'migrations'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('this package has lost its folder supabase/migrations');
    folder = parent;
  }
  return folder;
}
