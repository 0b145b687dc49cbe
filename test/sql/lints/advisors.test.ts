import { afterAll, describe, expect, test } from 'vitest';
import { createDatabase, withClient } from '../../harness/databases.ts';
import { migratedTemplate } from '../../harness/engines.ts';
import { sharedServer } from '../../harness/shared-server.ts';
import { supabaseCli } from '../../harness/supabase-cli.ts';
import { LEFT_OUT } from './exceptions.ts';

const cli = supabaseCli();
afterAll(() => cli?.remove());

/** What the advisors find on a migrated database and that stays as it is, by reason. */
const EXCEPTED: Record<string, readonly string[]> = {
  'The caller is asked once a query: the cast to text stands within the subquery, where the advisor does not look for it.':
    ['delete', 'insert', 'update', 'view'].map(
      (verb) =>
        `auth_rls_initplan: auth_rls_init_plan_goldenrod_idempotency_keys_Users can ${verb} their own answers`,
    ),
  'The archive holds everybody’s texts: only the owner of the tables may look into it.': [
    'links',
    'old_values',
    'rows',
    'starting_points',
  ].map((table) => `rls_enabled_no_policy: rls_enabled_no_policy_goldenrod_archive_${table}`),
  'Who signs in as whom is read and written by goldenrod.account_of() alone.': [
    'rls_enabled_no_policy: rls_enabled_no_policy_goldenrod_identities',
  ],
  'What a word of status means is the owner’s to say; functions of the owner read it.': [
    'rls_enabled_no_policy: rls_enabled_no_policy_goldenrod_old_words',
  ],
  'Its names are bound when it is made, and a setting would keep it from being inlined in a filter over a whole table.':
    [
      // The end is a hash of its body, which is kept parsed and so is empty.
      'function_search_path_mutable: function_search_path_mutable_goldenrod_archive_status_after_d41d8cd98f00b204e9800998ecf8427e',
      'function_search_path_mutable: function_search_path_mutable_goldenrod_is_stale_d41d8cd98f00b204e9800998ecf8427e',
    ],
};

interface Advice {
  name: string;
  /** Names the object. */
  cacheKey: string;
}

/** What the advisors say of a migrated database after some SQL, less what is no matter of a schema. */
async function advice(sql = 'select'): Promise<string[]> {
  const database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  try {
    await withClient(database.url, (client) => client.query(sql));
    const asked = await cli?.run([
      ...['db', 'advisors', `--remote=${database.url}`, '--type', 'all', '--level', 'info'],
      ...['--output-format', 'json', '--workdir', cli.home],
    ]);
    expect(asked?.code, asked?.stderr).toBe(0);
    const { results } = JSON.parse(asked?.stdout ?? '') as { results: Advice[] };
    return results
      .filter(({ name }) => !(name in LEFT_OUT))
      .map(({ name, cacheKey }) => `${name}: ${cacheKey}`)
      .sort();
  } finally {
    await database.drop();
  }
}

describe.skipIf(cli === undefined)('Supabase’s own advisors', () => {
  test('find on a new database what is excepted with a reason, and nothing else', async () => {
    expect(await advice()).toEqual(Object.values(EXCEPTED).flat().sort());
  });

  test('find what is wrong', async () => {
    const found = await advice(
      'create table public.notes (id uuid primary key, book_id uuid references public.books (id))',
    );
    expect(found).toContain(
      'unindexed_foreign_keys: unindexed_foreign_keys_public_notes_notes_book_id_fkey',
    );
  });
});
