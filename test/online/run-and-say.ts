// Started through run-ts.mjs in a process of its own, to be killed: `up URL` migrates online,
// `down URL` rolls back. Prints a line when it begins and one when it is done.
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { BASE, LAST, SMALL_BATCHES } from './online-start.ts';

const [direction = 'up', url = ''] = process.argv.slice(2);
const db = await openDatabase({ url });
console.log('begun');
const online = { upgrade: PHASE_1A, limits: SMALL_BATCHES };
if (direction === 'up') await migrate(db, { to: LAST, online });
else await rollback(db, { to: BASE });
await db.close();
console.log('done');
process.exit(0);
