// npm run docs:drafts: drafts the chapters of the sample into docs/drafts, as Fountain, by the command that a writer uses.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_STYLE } from '../src/contract/index.ts';
import { goldenrod, sampleFile } from '../test/harness/goldenrod.ts';

const SAMPLE = 'the-lamplighters-daughter';
const CHAPTERS = [1, 2, 3];
export const FOLDER = path.resolve(import.meta.dirname, '../docs/drafts');

/** The drafts of the sample's chapters by the names of their files. */
export async function draftSample(): Promise<Map<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'goldenrod-sample-'));
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await goldenrod([
      '--data',
      path.join(folder, 'data'),
      ...args,
    ]);
    if (code !== 0) throw new Error(`goldenrod ${args.join(' ')} ended with ${code}: ${stderr}`);
    return stdout;
  };
  try {
    await run('book', 'import', sampleFile);
    const drafts = new Map<string, string>();
    for (const chapter of CHAPTERS) {
      await run('script', 'draft', '--book', SAMPLE, '--chapter', `${chapter}`);
      const script = `${SAMPLE}/${chapter}/${DEFAULT_STYLE}/v1`;
      drafts.set(`${SAMPLE}-${chapter}.fountain`, await run('script', 'export', script));
    }
    return drafts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of await draftSample()) writeFileSync(path.join(FOLDER, name), text);
}
