/** What the catalog cannot know of a column. */
export interface ColumnNote {
  /** What it holds, as a type of src/contract, where its own type says only text or JSON. */
  type?: string;
  /** Where a trigger writes it although its table's writers may write rows. */
  written?: 'by the database' | 'later';
}

/** By table, with its schema, and column. */
export const COLUMN_NOTES: Readonly<Record<string, Readonly<Record<string, ColumnNote>>>> = {
  'goldenrod.book_covers': {
    media_type: { type: 'CoverType' },
  },
  'goldenrod.script_comments': {
    created_at: { written: 'by the database' },
    resolved_by: { written: 'by the database' },
    updated_at: { written: 'by the database' },
  },
  'public.book_sources': {
    user_id: { written: 'by the database' },
    notes: { type: 'BookNotes' },
  },
  'public.chapter_quotes': {
    how: { type: 'SpeakerHow' },
  },
  'public.character_aliases': {
    user_id: { written: 'by the database' },
  },
  'public.found_characters': {
    decision: { type: 'FoundDecision | null' },
    examples: { type: "FoundCharacter['examples']" },
    gender: { type: "FoundCharacter['gender']" },
  },
  'public.jobs': {
    error: { type: 'JobError' },
    input: { type: "Job['input']" },
    state: { type: 'JobState' },
  },
  'public.script_elements': {
    kind: { type: 'ElementKind' },
  },
  'public.script_evaluations': {
    created_at: { written: 'by the database' },
    criteria: { type: "Evaluation['criteria']" },
    evaluator_kind: { type: "Evaluation['evaluator_kind']" },
    user_id: { written: 'by the database' },
  },
  'public.script_finding_decisions': {
    decided_at: { written: 'by the database' },
    decision: { type: 'FindingDecision' },
  },
  'public.scripts': {
    deleted_at: { written: 'later' },
    origin: { type: 'ScriptOrigin' },
    text_hash: { written: 'by the database' },
  },
};
