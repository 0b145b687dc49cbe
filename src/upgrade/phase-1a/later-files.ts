import type { FileRecord } from './file-record.ts';

/** The files after the plan's three make tables of their own, whose rows a rollback sets aside. */
export const LATER_FILES: readonly FileRecord[] = [
  ofTable('20251004000005', 'script_evaluations', 'evaluations in the history'),
  ofTable('20251004000006', 'script_status_changes', 'status changes in the history'),
  ofTable('20251004000007', 'character_aliases', 'aliases of characters'),
  ofTable('20251004000008', 'book_sources', 'sources of books'),
];

function ofTable(version: string, table: string, what: string): FileRecord {
  return {
    version,
    converts: [],
    archives: [{ what, count: `select count(*) from public.${table}` }],
  };
}
