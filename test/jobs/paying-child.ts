// Started by paid-jobs.test.ts through run-ts.mjs, to be killed while a provider works.
import { type DatabaseTarget, openDatabase } from '../../src/db/open/open-database.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';
import type { Provider } from '../../src/provider/provider.ts';

const [, , where = '', mediaDir = '', told = ''] = process.argv;
const target: DatabaseTarget = where.startsWith('postgres') ? { url: where } : { dataDir: where };
const providers: Provider[] = JSON.parse(told);

await startWorker(await openDatabase(target), {
  store: await openDirectoryStore(mediaDir),
  providers: new Map(providers.map((each) => [each.name, each])),
  leaseSeconds: 2,
  pollMs: 20,
});
