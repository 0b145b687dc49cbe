// `npm run build`: makes of dist what is not there or not of the sources as they are; with --force, all.
import { build } from './build/build.mjs';

process.exitCode = await build({ force: process.argv.includes('--force') });
