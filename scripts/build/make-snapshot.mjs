// A step of the build: makes dist/embedded/snapshot.tar.gz, the migrated and empty database from which
// an embedded one starts. Skipped when the one that is there was made of the same files.
import { shipSnapshot } from '../../dist/db/embedded/snapshot.js';

if (await shipSnapshot()) console.log('dist/embedded/snapshot.tar.gz: made');
