import type { Queryable } from './history.ts';

/** Something that the shape before a migration cannot hold. */
export interface Gone {
  version: string;
  /** In the plural: `script versions`. */
  what: string;
  count: number;
}

interface Countable {
  version: string;
  what: string;
  /** A query of one column `count`. */
  count: string;
}

const PHASE_1A = '20251004000001';

/** What a rollback of each migration archives. A count that cannot be made here is left out. */
const COUNTED: readonly Countable[] = [
  {
    version: PHASE_1A,
    what: 'script versions beyond the one that stays',
    count: `select count(*) - count(distinct (chapter_id, user_id, script_style)) as count
              from public.scripts where chapter_id is not null and user_id is not null`,
  },
  {
    version: PHASE_1A,
    what: 'evaluation scores',
    count: 'select count(*) as count from public.scripts where evaluation_score is not null',
  },
  {
    version: PHASE_1A,
    what: 'written feedbacks',
    count: 'select count(*) as count from public.scripts where evaluation_feedback is not null',
  },
  {
    version: PHASE_1A,
    what: 'casts',
    count: "select count(*) as count from public.scripts where character_ids <> '{}'",
  },
  {
    version: '20251004000002',
    what: 'images of characters',
    count: 'select count(*) as count from public.image_generations where character_id is not null',
  },
  {
    version: '20251004000003',
    what: 'audio of characters',
    count: 'select count(*) as count from public.audio_generations where character_id is not null',
  },
  {
    version: '20251004000005',
    what: 'evaluations in the history',
    count: 'select count(*) as count from public.script_evaluations',
  },
  {
    version: '20251004000006',
    what: 'status changes in the history',
    count: 'select count(*) as count from public.script_status_changes',
  },
  {
    version: '20251004000007',
    what: 'aliases of characters',
    count: 'select count(*) as count from public.character_aliases',
  },
  {
    version: '20251004000008',
    what: 'sources of books',
    count: 'select count(*) as count from public.book_sources',
  },
];

/** What the rollbacks of some versions would archive; only what there is any of. */
export async function countWhatGoes(
  session: Queryable,
  versions: readonly string[],
): Promise<Gone[]> {
  const gone: Gone[] = [];
  for (const { version, what, count } of COUNTED.filter((item) =>
    versions.includes(item.version),
  )) {
    const found = await countOf(session, count);
    if (found > 0) gone.push({ version, what, count: found });
  }
  return gone;
}

async function countOf(session: Queryable, query: string): Promise<number> {
  try {
    const { rows } = await session.query(query);
    return Number((rows[0] as { count: string }).count);
  } catch {
    return 0;
  }
}
