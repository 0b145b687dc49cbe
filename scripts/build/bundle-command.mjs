// A part of the build's first step: makes dist/command of what was compiled, the command in a few files
// of its own and of the packages that it uses. Node takes longer to find and read seven hundred modules
// one by one than most commands take for their work.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './fingerprint.mjs';

/** They read files of their own beside their code, or are loaded by nobody but in a thread. */
const AS_THEY_ARE = [
  /^@electric-sql\//,
  /^wink-/,
  /^pdfkit$/,
  /^fontkit$/,
  /^@resvg\//,
  /^@ffmpeg-installer\//,
  /^@echogarden\//,
  /^pg-native$/,
  /^pg-cloudflare$/,
];

const bundle = await rolldown({
  input: join(ROOT, 'dist/cli/main.js'),
  platform: 'node',
  external: AS_THEY_ARE,
});
await bundle.write({
  dir: join(ROOT, 'dist/command'),
  format: 'esm',
  cleanDir: true,
  // Each package in a file that has its name, loaded by those commands that need it.
  codeSplitting: { groups: [{ name: packageOf, debugName: 'packages', test: /node_modules/ }] },
});
// `npx goldenrod` in a checkout runs it as it lies there; npm does this alone to what it installs.
chmodSync(join(ROOT, 'dist/command/main.js'), 0o755);

/** @param {string} path of a module */
function packageOf(path) {
  const [, name] = /^.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return name?.replace(/[\\/]/, '-') ?? null;
}
