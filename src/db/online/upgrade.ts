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
}

/** What an online migration has to know of the files that it runs: each upgrade says it of its own. */
export interface Upgrade {
  /** In the order of their versions; all other files make new tables or touch only the catalog. */
  costly: readonly CostlyFile[];
  /** The application's tables that its files alter, with their schema. */
  tables: readonly string[];
  /** Bytes of disk that it takes at its height, about. */
  estimateSpace(session: Queryable): Promise<number>;
}

/** Whether some pending files have anything costly among them. */
export function isCostly({ costly }: Upgrade, pending: readonly { version: string }[]): boolean {
  return pending.some(({ version }) => costly.some((file) => file.version === version));
}
