import type { Linked } from '../../cast/link-character.ts';
import type {
  AnswerOf,
  Book,
  CastingReport,
  ChapterState,
  Character,
  Evaluation,
  GenerationKind,
  ImportedBook,
  Job,
  JobState,
  operations,
  Script,
  ScriptDetail,
  ScriptStatus,
  StatusChange,
} from '../../contract/index.ts';
import type { Move } from '../../script/move-script.ts';

/** One chapter of a book as people name it: the book by handle, part of it, title or id. */
export interface ChapterName {
  book: string;
  chapter: number;
}

export interface ScriptFilter {
  book?: string | undefined;
  chapter?: number | undefined;
  style?: string | undefined;
  status?: ScriptStatus | undefined;
}

export type Compared = AnswerOf<typeof operations.compareScripts>;
export type ShownScript = ScriptDetail & { history: StatusChange[]; evaluations: Evaluation[] };

interface BookDesk {
  importBook(file: { bytes: Uint8Array; fileName: string; again: boolean }): Promise<ImportedBook>;
  listBooks(): Promise<Book[]>;
  listChapters(book: string): Promise<{ book: Book; chapters: ChapterState[] }>;
}

interface ScriptDesk {
  draftScript(input: ChapterName & { style: string }): Promise<Script>;
  addVersion(input: ChapterName & { style: string; text: string }): Promise<Script>;
  /** In no order that could be relied on. */
  listScripts(filter: ScriptFilter): Promise<Script[]>;
  readScript(wanted: string): Promise<ScriptDetail>;
  showScript(wanted: string): Promise<ShownScript>;
  evaluateScript(wanted: string): Promise<{ script: Script; evaluation: Evaluation }>;
  moveScript(input: { wanted: string; move: Move; note?: string | undefined }): Promise<Script>;
  compareVersions(input: { before: string; after: string }): Promise<Compared>;
}

interface CastDesk {
  listCharacters(book: string): Promise<{ book: Book; characters: Character[] }>;
  reportCasting(wanted: string): Promise<CastingReport & { script: Script }>;
  linkCharacter(input: { script: string; character: string; create: boolean }): Promise<Linked>;
  unlinkCharacter(input: { script: string; character: string }): Promise<Linked>;
}

interface JobDesk {
  /** Newest first. */
  listJobs(filter: { state?: JobState | undefined; limit: number }): Promise<Job[]>;
  findJob(id: string): Promise<Job>;
  cancelJob(id: string): Promise<Job>;
}

interface MediaDesk {
  deleteGeneration(input: { kind: GenerationKind; id: string }): Promise<void>;
}

/**
 * Everything that the commands of the desk ask for, wherever the work is done: on a database as an
 * actor, or by a Goldenrod over HTTP. A verb throws the same `AppError` in both.
 */
export type Desk = BookDesk & ScriptDesk & CastDesk & JobDesk & MediaDesk;
