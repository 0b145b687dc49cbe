// Says where its temporary files go, and waits to be killed.
import { tmpdir } from 'node:os';
import { writeToMemory } from './run-folder.ts';

writeToMemory();
process.stdout.write(`${tmpdir()}\n`);
setInterval(() => undefined, 60_000);
