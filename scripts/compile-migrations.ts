// `npm run db:compile`: writes the migrations and rollbacks that are made of supabase/parts.
import { join } from 'node:path';
import { packageRoot } from '../src/db/package-root.ts';
import { writeCompiled } from './write-compiled.ts';

for (const file of writeCompiled(join(packageRoot(), 'supabase'))) console.log(`supabase/${file}`);
