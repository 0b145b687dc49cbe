#!/usr/bin/env node
import { exitOnBrokenPipe } from './output/broken-pipe.ts';
import { runCli } from './run-cli.ts';

exitOnBrokenPipe();
process.exitCode = await runCli(process.argv.slice(2));
