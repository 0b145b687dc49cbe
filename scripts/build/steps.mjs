import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, ROOT } from './fingerprint.mjs';
import { runNode } from './run-node.mjs';

const TESTS = /\.test\.tsx?$/;
/** What each step is made with: the packages, the compiler's settings, and the steps themselves. */
const MADE_WITH = ['package-lock.json', 'tsconfig.json', 'scripts/build'];
const PROGRAM = { paths: ['dist'], except: /^dist\/(web\/|embedded\/|\.build\.json$)/ };
const BUNDLE = /^dist\/command\//;

/**
 * The steps of the build, in order. `run` answers with the exit code of what it ran.
 * @typedef {{ paths: string[], except?: RegExp }} Files
 * @type {{ name: string, what: string, sources: Files, outputs: Files, run: () => Promise<number> }[]}
 */
export const STEPS = [
  {
    name: 'program',
    what: 'the program',
    sources: { paths: ['src', 'tsconfig.build.json', ...MADE_WITH], except: TESTS },
    outputs: PROGRAM,
    run: compileProgram,
  },
  {
    name: 'snapshot',
    what: 'the empty database',
    sources: { paths: ['supabase/platform.sql', 'supabase/migrations', ...MADE_WITH] },
    outputs: { paths: ['dist/embedded'] },
    run: makeSnapshot,
  },
  {
    name: 'studio',
    what: 'the studio',
    // Of src, what the studio knows: docs/decisions/0007.
    sources: {
      paths: ['web', 'src/contract', 'src/client', 'src/screenplay', ...MADE_WITH],
      except: TESTS,
    },
    outputs: { paths: ['dist/web'] },
    run: () => runNode(['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn']),
  },
];

/** Compiles, removes what is left of a source that is there no more (it would be shipped), and bundles. */
async function compileProgram() {
  const code = await runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
  if (code !== 0) return code;
  const sources = new Set(filesOf({ paths: ['src'], except: TESTS }));
  for (const path of filesOf(PROGRAM).filter((each) => !BUNDLE.test(each))) {
    const source = path.replace('dist/', 'src/').replace(/\.(js|js\.map|d\.ts)$/, '.ts');
    if (!sources.has(source)) rmSync(join(ROOT, path));
  }
  return runNode(['scripts/build/bundle-command.mjs']);
}

/** Makes it anew: the one that is there is taken for whole as long as its hash is beside it. */
function makeSnapshot() {
  rmSync(join(ROOT, 'dist/embedded/snapshot.tar.gz.hash'), { force: true });
  return runNode(['scripts/build/make-snapshot.mjs']);
}
