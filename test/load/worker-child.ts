// Started by restarted.test.ts through run-ts.mjs: a worker that is soon taken for lost.
import { openDatabase } from '../../src/db/open/open-database.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';

const [, , url = '', mediaDir = ''] = process.argv;
const db = await openDatabase({ url });
await startWorker(db, {
  store: await openDirectoryStore(mediaDir),
  leaseSeconds: 3,
  pollMs: 100,
  concurrency: 2,
});
process.stdout.write('at work\n');
