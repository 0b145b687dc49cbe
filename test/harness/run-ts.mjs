// node test/harness/run-ts.mjs FILE.ts [argument...]: runs a TypeScript file in a process of its
// own, for tests that kill one. Node 20 cannot read TypeScript; the test runner's vite can.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createViteServer } from 'vitest/node';

const file = resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, file);
const vite = await createViteServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
await vite.ssrLoadModule(pathToFileURL(file).pathname);
