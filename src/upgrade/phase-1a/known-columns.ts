import { AUDIO_FILE, IMAGES_FILE } from './media-files.ts';
import { SCRIPTS_FILE } from './scripts-file.ts';

/** A column that an application may have and that the plan's files convert or read. */
export interface KnownColumn {
  /** Of the file. */
  version: string;
  /** With its schema. */
  table: string;
  column: string;
  /** Those that go there and back, as SQL writes them without a length. */
  types: readonly string[];
  /** Whether the files write it. */
  written: boolean;
  /** Whether rows without a value have to be possible. */
  nullable: boolean;
}

/** Nobody has these before an evaluation or a choice. */
const NULLABLE = ['evaluation_score', 'evaluation_feedback', 'character_id'];

const WORDS = ['public.script_status', 'character varying', 'text'];

/** What the plan adds, and the owner that the media files fill in. */
const PLANNED: readonly KnownColumn[] = [
  ...ofPlan(SCRIPTS_FILE.version, 'public.scripts', {
    version: ['integer'],
    status: WORDS,
    evaluation_score: ['integer'],
    evaluation_feedback: ['text'],
    character_ids: ['uuid[]'],
  }),
  ...ofPlan(IMAGES_FILE.version, 'public.image_generations', {
    character_id: ['uuid'],
    user_id: ['uuid'],
  }),
  ...ofPlan(AUDIO_FILE.version, 'public.audio_generations', {
    character_id: ['uuid'],
    user_id: ['uuid'],
  }),
];

/** The keys that rows are found and joined by. */
const KEYS: readonly KnownColumn[] = [
  ...ofKeys(SCRIPTS_FILE.version, 'public.scripts', ['id', 'chapter_id', 'user_id']),
  ...ofKeys(SCRIPTS_FILE.version, 'public.chapters', ['id', 'book_id']),
  ...ofKeys(SCRIPTS_FILE.version, 'public.characters', ['id', 'book_id', 'user_id']),
  ...ofKeys(IMAGES_FILE.version, 'public.image_generations', ['id', 'video_generation_id']),
  ...ofKeys(IMAGES_FILE.version, 'public.video_generations', ['id', 'user_id']),
  ...ofKeys(AUDIO_FILE.version, 'public.audio_generations', ['id', 'video_generation_id']),
];

export const KNOWN_COLUMNS: readonly KnownColumn[] = [...PLANNED, ...KEYS];

function ofPlan(
  version: string,
  table: string,
  columns: Record<string, readonly string[]>,
): KnownColumn[] {
  return Object.entries(columns).map(([column, types]) => ({
    version,
    table,
    column,
    types,
    written: true,
    nullable: NULLABLE.includes(column),
  }));
}

function ofKeys(version: string, table: string, columns: readonly string[]): KnownColumn[] {
  return columns.map((column) => ({
    version,
    table,
    column,
    types: ['uuid'],
    written: false,
    nullable: false,
  }));
}
