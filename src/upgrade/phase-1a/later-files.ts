import type { FileRecord, TakenOutRows } from './file-record.ts';

const SCRIPTS_WITH_A_PAST = `t.origin <> 'legacy' or (
  t.parent_id, t.created_by, t.text_hash, t.chapter_hash, t.deleted_at
) is distinct from (null, null, null, null, null)`;

/** The files after the plan's three make tables of their own, whose rows a rollback sets aside. */
export const LATER_FILES: readonly FileRecord[] = [
  takingOut('20251004000004', {
    what: 'origins, hashes and marks of deletion of scripts',
    table: 'public.scripts',
    fate: 'archived',
    where: SCRIPTS_WITH_A_PAST,
  }),
  takingOut('20251004000005', whole('public.script_evaluations', 'evaluations in the history')),
  takingOut(
    '20251004000006',
    whole('public.script_status_changes', 'status changes in the history'),
  ),
  takingOut('20251004000007', whole('public.character_aliases', 'aliases of characters')),
  takingOut('20251004000008', whole('public.book_sources', 'sources of books')),
  takingOut('20251004000020', {
    ...whole('goldenrod.idempotency_keys', 'answers that are kept for a day for repeated requests'),
    fate: 'lost',
  }),
  takingOut('20251004000030', whole('public.jobs', 'jobs')),
  takingOut('20251004000031', whole('public.media_files', 'records of media files')),
  takingOut(
    '20251004000100',
    whole('goldenrod.cast_reasons', 'reasons of casts'),
    whole('goldenrod.chapter_aliases', 'aliases of chapters'),
    whole('goldenrod.character_origins', 'origins of characters'),
  ),
  takingOut('20251004000101', whole('goldenrod.book_handles', 'handles of books')),
  takingOut(
    '20251004000102',
    whole('goldenrod.character_changes', 'changes of characters'),
    whole('goldenrod.cue_changes', 'changes of cues'),
  ),
  takingOut('20251004000103', whole('goldenrod.script_styles', 'added styles')),
  takingOut('20251004000106', whole('goldenrod.identities', 'identities of accounts')),
  takingOut(
    '20251004000130',
    whole('goldenrod.old_words', 'meanings of old words of status'),
    whole('goldenrod.kept_words', 'words of status that are kept as they were'),
  ),
  takingOut(
    '20251004000132',
    whole('goldenrod.legacy_ids', 'ids by which old code knows scripts that it began anew'),
  ),
  takingOut(
    '20251004000142',
    whole('goldenrod.legacy_facts', 'notes of what was so in the old shape'),
    whole('goldenrod.legacy_roots', 'versions of scripts that old code knows one by one'),
  ),
  takingOut('20251004000150', {
    what: 'notes of chapters',
    table: 'public.book_sources',
    fate: 'archived',
    where: 't.notes is not null',
  }),
  takingOut(
    '20251004000160',
    whole('public.chapter_quotes', 'quotations with their speakers'),
    whole('goldenrod.chapter_readings', 'readings of chapters'),
    whole('goldenrod.quote_changes', 'changes of speakers'),
  ),
  takingOut(
    '20251004000180',
    whole('public.found_characters', 'found characters of books'),
    whole('goldenrod.book_readings', 'readings of books'),
  ),
  takingOut(
    '20251004000190',
    whole('public.script_elements', 'elements of scripts'),
    whole('goldenrod.script_beginnings', 'texts that versions began with'),
    whole('goldenrod.chapter_texts', 'texts of chapters that drafts were made from'),
  ),
  takingOut(
    '20251004000200',
    whole('public.script_finding_decisions', 'decisions about findings of evaluations'),
  ),
  takingOut('20251004000210', whole('goldenrod.style_settings', 'settings of styles')),
  takingOut('20251004000250', {
    what: 'reports of drafts',
    table: 'goldenrod.script_beginnings',
    fate: 'archived',
    where: 't.report is not null',
  }),
  takingOut('20251004000260', whole('goldenrod.script_comments', 'comments on scripts')),
  takingOut(
    '20251004000270',
    whole('goldenrod.takes', 'takes of elements'),
    whole('goldenrod.voices', 'voices of characters'),
  ),
  takingOut(
    '20251004000280',
    whole('goldenrod.storyboards', 'storyboards of scripts'),
    whole('goldenrod.looks', 'looks of characters'),
  ),
  takingOut(
    '20251004000290',
    whole('goldenrod.budgets', 'budgets of accounts and books'),
    whole('goldenrod.spend', 'estimates and payments of paid engines'),
  ),
  takingOut('20251004000300', {
    what: 'looks found in the prose',
    table: 'goldenrod.looks',
    fate: 'archived',
    where: "t.assigned_by <> 'person' or t.found <> '[]' or t.seed is not null",
  }),
  takingOut('20251004000340', whole('goldenrod.book_covers', 'covers of books')),
];

function whole(table: string, what: string): TakenOutRows {
  return { what, table, fate: 'archived' };
}

function takingOut(version: string, ...takesOut: TakenOutRows[]): FileRecord {
  return { version, converts: [], takesOut };
}
