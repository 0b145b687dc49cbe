import { statfs } from 'node:fs/promises';
import type { Queryable } from '../migration-files/history.ts';

/** Free bytes on the disk of a server on this machine; undefined where that cannot be known. */
export async function freeSpace(session: Queryable): Promise<number | undefined> {
  try {
    const { rows } = await session.query(
      `select coalesce(host(inet_server_addr()), 'local') as address,
              current_setting('data_directory') as directory`,
    );
    const found = rows[0] as { address: string; directory: string };
    if (!/^(local|127\.|::1$)/.test(found.address)) return undefined;
    const { bavail, bsize } = await statfs(found.directory);
    return bavail * bsize;
  } catch {
    // Only some roles may ask for the folder, and it may be another machine's after all.
    return undefined;
  }
}
