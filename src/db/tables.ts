import type { ColumnType, Generated } from 'kysely';
import type { Evaluation, ScriptOrigin, ScriptStatus } from '../contract/index.ts';

export type GenerationStatus = 'pending' | 'processing' | 'completed' | 'failed';
export type AudioType = 'narrator' | 'character' | 'sound_effects' | 'background_music';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
/** Read as whatever JSON it holds, written as its text. */
type Json = ColumnType<unknown, string | null | undefined, string | null>;

export interface UsersTable {
  id: Generated<string>;
  email: string | null;
  created_at: Timestamp;
}

export interface BooksTable {
  id: Generated<string>;
  user_id: string;
  title: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface ChaptersTable {
  id: Generated<string>;
  book_id: string;
  chapter_number: number;
  title: string;
  content: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface CharactersTable {
  id: Generated<string>;
  book_id: string;
  user_id: string;
  name: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface ScriptsTable {
  id: Generated<string>;
  chapter_id: string | null;
  user_id: string | null;
  script_style: Generated<string>;
  script: string | null;
  scene_descriptions: Json;
  /** Names, as written before Phase 1A; the cast is `character_ids`. */
  characters: Json;
  character_details: string | null;
  metadata: Json;
  created_at: Timestamp;
  updated_at: Timestamp;
  script_name: string | null;
  service_used: string | null;
  version: Generated<number>;
  status: Generated<ScriptStatus>;
  evaluation_score: number | null;
  evaluation_feedback: string | null;
  character_ids: Generated<string[]>;
  parent_id: string | null;
  origin: Generated<ScriptOrigin>;
  created_by: Generated<string | null>;
  /** Kept by the database. */
  text_hash: ColumnType<string | null, never, never>;
  chapter_hash: string | null;
  deleted_at: ColumnType<Date | null, never, Date | null>;
}

export interface ScriptEvaluationsTable {
  id: Generated<string>;
  script_id: string;
  user_id: ColumnType<string | null, never, never>;
  evaluator_kind: Generated<Evaluation['evaluator_kind']>;
  evaluator: string;
  rubric_version: string | null;
  score: number;
  feedback: string | null;
  criteria: ColumnType<Evaluation['criteria'], string | undefined, never>;
  input_tokens: number | null;
  output_tokens: number | null;
  created_by: Generated<string | null>;
  created_at: ColumnType<Date, never, never>;
}

/** Written by the database alone. */
export interface ScriptStatusChangesTable {
  id: ColumnType<string, never, never>;
  script_id: ColumnType<string, never, never>;
  user_id: ColumnType<string | null, never, never>;
  from_status: ColumnType<ScriptStatus, never, never>;
  to_status: ColumnType<ScriptStatus, never, never>;
  note: ColumnType<string | null, never, never>;
  changed_by: ColumnType<string | null, never, never>;
  changed_at: ColumnType<Date, never, never>;
}

export interface CharacterAliasesTable {
  id: Generated<string>;
  character_id: string;
  user_id: ColumnType<string | null, never, never>;
  alias: string;
  created_at: Timestamp;
}

export interface BookSourcesTable {
  book_id: string;
  user_id: ColumnType<string | null, never, never>;
  file_name: string;
  sha256: string;
  format: string;
  author: string | null;
  language: string | null;
  imported_at: Timestamp;
}

export interface BookHandlesTable {
  book_id: string;
  user_id: string | null;
  handle: string;
  title_slug: string;
}

export interface VideoGenerationsTable {
  id: Generated<string>;
  chapter_id: string | null;
  script_id: string | null;
  user_id: string | null;
  generation_status: Generated<GenerationStatus>;
  video_url: string | null;
  error_message: string | null;
  metadata: Json;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface ImageGenerationsTable {
  id: Generated<string>;
  video_generation_id: string | null;
  user_id: string | null;
  character_id: string | null;
  scene_id: string | null;
  shot_index: number | null;
  scene_description: string | null;
  image_prompt: string | null;
  image_url: string | null;
  width: number | null;
  height: number | null;
  status: Generated<string | null>;
  error_message: string | null;
  metadata: Json;
  created_at: Timestamp;
}

export interface AudioGenerationsTable {
  id: Generated<string>;
  video_generation_id: string | null;
  user_id: string | null;
  character_id: string | null;
  audio_type: AudioType;
  scene_id: string | null;
  character_name: string | null;
  text_content: string | null;
  voice_id: string | null;
  audio_url: string | null;
  /** PostgreSQL's numeric arrives as text. */
  duration_seconds: string | null;
  status: Generated<string | null>;
  error_message: string | null;
  metadata: Json;
  created_at: Timestamp;
}

/** The tables by the names that queries use. */
export interface Tables {
  'auth.users': UsersTable;
  books: BooksTable;
  chapters: ChaptersTable;
  characters: CharactersTable;
  character_aliases: CharacterAliasesTable;
  scripts: ScriptsTable;
  script_evaluations: ScriptEvaluationsTable;
  script_status_changes: ScriptStatusChangesTable;
  book_sources: BookSourcesTable;
  'goldenrod.book_handles': BookHandlesTable;
  video_generations: VideoGenerationsTable;
  image_generations: ImageGenerationsTable;
  audio_generations: AudioGenerationsTable;
}
