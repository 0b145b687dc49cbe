// `npm run db:compile`: writes the migrations and rollbacks that are made of supabase/parts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameStatements } from '../src/db/migrate/same-statements.ts';
import { packageRoot } from '../src/db/package-root.ts';
import { compileParts } from './compile-parts.ts';

const supabase = join(packageRoot(), 'supabase');
for (const [file, text] of Object.entries(compileParts(supabase))) {
  const path = join(supabase, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (before === text) continue;
  if (before !== undefined && !sameStatements([before], text)) {
    throw new Error(
      `supabase/${file} would get other statements than it has, and databases may have run it: put the change into a new migration, or, where nobody has run this one yet, delete it first`,
    );
  }
  writeFileSync(path, text);
  console.log(`supabase/${file}`);
}
