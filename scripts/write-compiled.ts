import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameStatements } from '../src/db/migration-files/same-statements.ts';
import { compileParts } from './compile-parts.ts';

/**
 * Writes what a `supabase` folder's parts make, and says which files were not so before.
 * @throws Error where a file that is there would get other statements; what `compileParts` throws
 */
export function writeCompiled(supabase: string): string[] {
  const written: string[] = [];
  for (const [file, text] of Object.entries(compileParts(supabase))) {
    const path = join(supabase, file);
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (before === text) continue;
    if (before !== undefined && !sameStatements([before], text)) throw otherStatements(file);
    writeFileSync(path, text);
    written.push(file);
  }
  return written;
}

function otherStatements(file: string): Error {
  return new Error(
    `supabase/${file} would get other statements than it has, and databases may have run it: put the change into a new migration, or, where nobody has run this one yet, delete it first`,
  );
}
