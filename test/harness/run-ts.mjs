// node test/harness/run-ts.mjs FILE.ts [argument...]: runs a TypeScript file in a process of its
// own, for tests that kill one. Node 20 cannot read TypeScript.
import * as loader from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// The one is new in Node 22, the other told to be on its way out in later ones.
if ('registerHooks' in loader) loader.registerHooks(await import('./ts-hooks.mjs'));
else loader.register('./ts-hooks.mjs', import.meta.url);

const file = resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
