// `npm run build`: makes of dist what is not there or not of the sources as they are; with --force, all.
// `npm ci` calls it as well, by the script `dependencies`: `prepare` would do, but npm warns whoever
// installs a tarball that has one.
import { build } from './build/build.mjs';

process.exitCode = await build({ force: process.argv.includes('--force') });
