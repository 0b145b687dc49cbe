import { type CheckResult, failed, passed } from './check.ts';
import type { SchemaObject } from './schema-objects.ts';

const NAME = 'image and audio generations: have an owner';
const TABLES = ['public.image_generations', 'public.audio_generations'];

/** The baseline has these columns already, so the expected objects do not name them; older databases lacked them. */
export function checkOwnerColumns(found: readonly SchemaObject[]): CheckResult {
  const missing = TABLES.filter(
    (table) =>
      !found.some(
        ({ kind, parent, name, definition }) =>
          kind === 'column' &&
          parent === table &&
          name === 'user_id' &&
          definition.startsWith('uuid'),
      ),
  );
  if (missing.length === 0) return passed(NAME, 'user_id uuid');
  return failed(NAME, {
    found: missing.map((table) => `${table}.user_id is missing`).join('\n'),
    expected: 'user_id uuid',
    remedy: missing
      .map(
        (table) =>
          `alter table ${table} add column user_id uuid references auth.users (id) on delete cascade;`,
      )
      .join('\n'),
  });
}
