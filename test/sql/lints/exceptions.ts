import { STARTS_WITH_DATA, type StartName } from '../../starts/build-start.ts';

/** Names of objects that a lint finds and that stay as they are, and why. */
interface Group {
  lint: string;
  names: string[];
  reason: string;
  /** The starting points where it is found; without it, on every database. */
  starts?: readonly StartName[];
}

const KNOWN_TABLES = [
  'books',
  'chapters',
  'characters',
  'scripts',
  'video_generations',
  'image_generations',
  'audio_generations',
];
/** What old code reads through schema legacy with the rights that it has in public. */
const SHOWN_AS_THEY_ARE = ['books', 'chapters', 'characters', 'video_generations'];
const AS_IN_PUBLIC = 'Visitors may read of it in schema legacy what they may read in public.';
const WITH_VARCHAR = STARTS_WITH_DATA.filter((name) => name.includes('deployed'));
const THEIRS = 'The application’s own: an upgrade changes nothing that it does not know.';

const GROUPS: Group[] = [
  {
    lint: 'rls_enabled_no_policy',
    names: ['links', 'old_values', 'rows', 'starting_points'].map(
      (table) => `goldenrod_archive.${table}`,
    ),
    reason: 'The archive holds everybody’s texts: only the owner of the tables may look into it.',
  },
  {
    lint: 'rls_enabled_no_policy',
    names: ['goldenrod.identities'],
    reason: 'Who signs in as whom is read and written by goldenrod.account_of() alone.',
  },
  {
    lint: 'rls_enabled_no_policy',
    names: ['goldenrod.old_words'],
    reason: 'What a word of status means is the owner’s to say; functions of the owner read it.',
  },
  {
    lint: 'rls_policy_always_true',
    names: ['goldenrod.legacy_facts."All can view what was so"'],
    reason: 'It says of the database, and of nobody’s rows, what was so before the upgrade.',
  },
  {
    lint: 'function_search_path_mutable',
    names: [
      'goldenrod.is_stale(made_from_hash text, chapter_hash text)',
      'goldenrod_archive.status_after(old_status text, script text)',
    ],
    reason:
      'Its names are bound when it is made, and a setting would keep it from being inlined in a query over a whole table.',
  },
  {
    lint: 'authenticated_security_definer_function_executable',
    names: ['goldenrod.own_scripts_of(character_id uuid)'],
    reason:
      'The index on casts is out of reach under row level security; it asks for the caller’s own rows itself, and gives ids alone.',
  },
  {
    lint: 'authenticated_security_definer_function_executable',
    names: ['public.ask_job(kind text, input jsonb, key text)', 'public.cancel_job(job_id uuid)'],
    reason:
      'An owner reads jobs and writes none, and the fair order knows everybody’s; each touches the caller’s own jobs only.',
  },
  {
    lint: 'authenticated_security_definer_function_executable',
    names: ['goldenrod.keep_elements(script_id uuid, text_hash text, elements jsonb)'],
    reason:
      'No role writes elements itself: it keeps them once, for a script of the caller’s own whose text stays.',
  },
  {
    lint: 'authenticated_security_definer_function_executable',
    names: ['goldenrod.take_states(script_ids uuid[], elements jsonb)'],
    reason:
      'Row level security would be asked for every element of a book; it asks once for each script whose it is.',
  },
  {
    lint: 'authenticated_security_definer_function_executable',
    names: [
      'goldenrod.ask_spend(script_id uuid, purpose text, currency text, most numeric, items jsonb, unknown_accepted boolean)',
      'goldenrod.book_spend(estimate_id uuid, key text, element_id uuid, engine text, model text, host text, unit text, units numeric, unit_price numeric, priced_at date, again boolean)',
      'goldenrod.close_spend(estimate_id uuid)',
      'goldenrod.release_spend(script_id uuid, purpose text)',
      'goldenrod.settle_spend(spend_id uuid, state text, units numeric, content_sha256 text, provider_id text)',
    ],
    reason:
      'An account reads what it has spent and writes nothing of it; each touches the caller’s own rows only.',
  },
  {
    lint: 'pg_graphql_anon_table_exposed',
    names: KNOWN_TABLES.map((table) => `public.${table}`),
    starts: ['empty', ...STARTS_WITH_DATA],
    reason:
      'The project gives visitors every right on new tables by default; no policy shows them a row.',
  },
  {
    lint: 'pg_graphql_anon_table_exposed',
    names: SHOWN_AS_THEY_ARE.map((table) => `legacy.${table}`),
    starts: ['empty', ...STARTS_WITH_DATA],
    reason: AS_IN_PUBLIC,
  },
  {
    lint: 'pg_graphql_anon_table_exposed',
    names: ['legacy.plot_overviews', 'legacy.script_comments', 'legacy.script_list'],
    starts: STARTS_WITH_DATA,
    reason: AS_IN_PUBLIC,
  },
  {
    lint: 'pg_graphql_anon_table_exposed',
    names: ['legacy.ready_scripts'],
    starts: WITH_VARCHAR,
    reason: AS_IN_PUBLIC,
  },
  {
    lint: 'pg_graphql_anon_table_exposed',
    names: ['public.plot_overviews', 'public.script_comments', 'public.script_list'],
    starts: STARTS_WITH_DATA,
    reason: THEIRS,
  },
  {
    lint: 'pg_graphql_anon_table_exposed',
    names: ['public.ready_scripts'],
    starts: WITH_VARCHAR,
    reason: THEIRS,
  },
  {
    lint: 'security_definer_view',
    names: ['public.script_list'],
    starts: STARTS_WITH_DATA,
    reason: THEIRS,
  },
  {
    lint: 'security_definer_view',
    names: ['public.ready_scripts'],
    starts: WITH_VARCHAR,
    reason: THEIRS,
  },
  {
    lint: 'auth_rls_initplan',
    names: [
      'public.books."Users can manage their own books"',
      'public.chapters."Users can manage chapters of their books"',
      'public.plot_overviews."Users can manage their own plot overviews"',
      'public.characters."Users can manage their own characters"',
      'public.script_comments."Users can manage their own comments"',
      'public.video_generations."Users can manage their own video generations"',
    ],
    starts: STARTS_WITH_DATA,
    reason: THEIRS,
  },
  {
    lint: 'multiple_permissive_policies',
    names: ['public.scripts for select to authenticated'],
    starts: STARTS_WITH_DATA,
    reason:
      'A policy of the application’s shares some scripts with everybody; it stays beside ours, as taking it away would take a right away.',
  },
  {
    lint: 'function_search_path_mutable',
    names: ['public.touch_updated_at()'],
    starts: STARTS_WITH_DATA,
    reason: THEIRS,
  },
  {
    lint: 'unindexed_foreign_keys',
    names: [
      'public.books.books_user_id_fkey',
      'public.plot_overviews.plot_overviews_book_id_fkey',
      'public.plot_overviews.plot_overviews_user_id_fkey',
      'public.characters.characters_plot_overview_id_fkey',
      'public.characters.characters_book_id_fkey',
      'public.script_comments.script_comments_script_id_fkey',
      'public.script_comments.script_comments_user_id_fkey',
      'public.video_generations.video_generations_chapter_id_fkey',
      'public.video_generations.video_generations_script_id_fkey',
    ],
    starts: STARTS_WITH_DATA,
    reason: THEIRS,
  },
];

/** The exceptions on a new database, or on one that came from a starting point. */
export function exceptionsOn(start?: StartName): { lint: string; name: string }[] {
  return GROUPS.filter(
    ({ starts }) => starts === undefined || (start !== undefined && starts.includes(start)),
  ).flatMap(({ lint, names }) => names.map((name) => ({ lint, name })));
}

/**
 * Lints of Supabase's that are not here, and why: they are about a running server or a project's
 * settings, not about a schema.
 */
export const LEFT_OUT: Record<string, string> = {
  unused_index: 'Counted under load, by bench/rls.',
  table_bloat: 'Comes of what is written, not of the schema.',
  unused_replication_slot: 'No slot is made here.',
  extension_versions_outdated: 'No extension is made here.',
  auth_allow_anonymous_sign_ins: 'A setting of the project.',
  public_bucket_allows_listing: 'A setting of the project’s storage.',
  insecure_queue_exposed_in_api: 'About pgmq, which is not used here.',
  pg_graphql_authenticated_table_exposed:
    'Whoever signs in reads the shape of the tables: it is the API’s. pg_graphql is not made here.',
};
