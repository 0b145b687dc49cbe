import type { Database, DatabaseTarget } from '../database.ts';

export type { Database, DatabaseTarget } from '../database.ts';

/**
 * Opens a server's database or an embedded one, which is made on first use. Migrates nothing: see
 * `readyDatabase`. Throws `db.unreachable`, `db.locked`, `storage.full`, `usage`.
 */
export async function openDatabase(target: DatabaseTarget): Promise<Database> {
  // Loaded when needed: the embedded engine is 10 MB that a server's client never uses.
  if ('url' in target) return (await import('../connect-server.ts')).connectServer(target.url);
  return (await import('../embedded/open-embedded.ts')).openEmbedded(target.dataDir, target);
}
