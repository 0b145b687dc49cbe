import type { Queryable } from '../migration-files/history.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import type { OnlineSession } from './online-session.ts';

/** A migration that reads or writes the whole of a table that an application has. */
export interface CostlyFile {
  version: string;
  /** With its schema. */
  table: string;
  /** Does what is costly while the application goes on; can be stopped and run again. */
  prepare(session: OnlineSession, file: MigrationFile): Promise<void>;
  /** What takes out all that was prepared, while nothing is converted; the file's own rollback by default. */
  takeOut?(file: MigrationFile): string;
}

export type LeftoverKind = 'column' | 'index' | 'constraint' | 'trigger' | 'queue';

/** Something that stands on a table, or for it, and was not there before. */
export interface Leftover {
  kind: LeftoverKind;
  /** With its schema; what belongs to a table, with that as well. */
  name: string;
}

/** A file that was begun and that the history does not have. */
export interface UnfinishedFile {
  version: string;
  name: string;
  since: Date;
  /** Whether all that is costly is done: only the swap is to come. */
  prepared: boolean;
  /** Whether the new shape is in place: what people write is written into it. */
  converted: boolean;
  left: Leftover[];
}

/** What an online migration has to know of the files that it runs: each upgrade says it of its own. */
export interface Upgrade {
  /** In the order of their versions; all other files make new tables or touch only the catalog. */
  costly: readonly CostlyFile[];
  /** The application's tables that its files alter, with their schema. */
  tables: readonly string[];
  /** Bytes of disk that it takes at its height, about. */
  estimateSpace(session: Queryable): Promise<number>;
  /**
   * Notes that a file other than the costly ones is being applied, statement by statement, or with
   * undefined that it is done.
   */
  noteApplying(session: Queryable, version: string | undefined): Promise<void>;
  /** Which of the files that the history does not have stand half-way; oldest first. */
  findUnfinished(
    session: Queryable,
    pending: readonly { version: string; name: string }[],
  ): Promise<UnfinishedFile[]>;
  /** A statement that takes away what its files keep notes in, where nothing is noted there. */
  dropEmptyNotes: string;
}

/** Whether some pending files have anything costly among them. */
export function isCostly({ costly }: Upgrade, pending: readonly { version: string }[]): boolean {
  return pending.some(({ version }) => costly.some((file) => file.version === version));
}
