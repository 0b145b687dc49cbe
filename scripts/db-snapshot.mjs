// `npm run db:snapshot`: writes what the migrations make of an empty database, for people
// (supabase/schema.sql), for `goldenrod db verify` (supabase/expected.json), for the preflight of an
// upgrade (supabase/names.json), and as types for our own queries (src/db/tables.ts) and for
// supabase-js (src/supabase/database.ts).
import { writeFileSync } from 'node:fs';
import { generatedFiles } from '../dist/db/generated/generated-files.js';

for (const [path, text] of Object.entries(await generatedFiles())) {
  writeFileSync(path, text);
  console.log(path);
}
