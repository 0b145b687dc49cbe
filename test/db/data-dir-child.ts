// Started by data-dir.test.ts through run-ts.mjs, to be a second process or to be killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../src/contract/error.ts';
import { lockFile } from '../../src/db/embedded/directory-lock.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';

const [, , mode = '', path = '', at = ''] = process.argv;

/** One line of JSON for each thing that happened. */
function tell(what: string, more: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ what, ...more })}\n`);
}

const modes: Record<string, () => Promise<void>> = {
  /** Opens the folder and keeps it. */
  async hold() {
    await openDatabase({ dataDir: path });
    tell('open');
    await sleep(60_000);
  },
  /** Opens the folder, brings it up to date and ends. */
  async ready() {
    tell('start');
    const db = await openDatabase({ dataDir: path });
    tell('open');
    await readyDatabase(db, (event) => {
      if (event.kind === 'finished') tell('finished', { file: event.file });
    });
    await db.close();
    tell('done');
  },
  /** Takes a lock at a moment that others take it at as well. */
  async lock() {
    tell('start');
    await sleep(Number(at) - Date.now());
    lockFile(path);
    tell('taken');
    await sleep(2_000);
  },
};

try {
  await modes[mode]?.();
  process.exit(0);
} catch (error) {
  const code = error instanceof AppError ? error.code : 'unexpected';
  tell('failed', { code, message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
