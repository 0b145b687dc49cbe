import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore } from '../../src/backup/restore.ts';
import { asActor } from '../../src/db/as-actor.ts';
import { LOCAL_OWNER_ID } from '../../src/db/local-owner.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';
import { resolveActor } from '../../src/db/resolve-actor.ts';
import { enqueueJob } from '../../src/jobs/ask-job.ts';
import { ask, sampleBook } from './workplace.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldenrod-commands-'));
const dataDir = join(folder, 'data');
const MAIN = fileURLToPath(new URL('../../dist/command/main.js', import.meta.url));
/** Every command starts the embedded database: seconds each on a loaded machine. */
const PATIENCE = { timeout: 240_000 };
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const owner = { role: 'authenticated', userId: LOCAL_OWNER_ID } as const;
let drafting = '';
let doomed = '';
beforeAll(async () => {
  const db = await openDatabase({ dataDir });
  await readyDatabase(db);
  await resolveActor(db, {});
  const book = await sampleBook(db, owner);
  const input = { book: book.id };
  drafting = (await asActor(db, owner, (trx) => enqueueJob(trx, { kind: 'draft-all', input }))).id;
  doomed = (await ask(db, owner, 'no such book')).id;
  await db.close();
});

/** The built command, in a process of its own. */
function goldenrod(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args, '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  children.push(child);
  return child;
}

async function answer(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  const exit = once(child, 'exit');
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('no pipes');
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), exit]);
  return { code, out, err };
}

test(
  'a worker does the jobs that wait, makes a backup when asked, and ends well when told to',
  PATIENCE,
  async () => {
    const worker = goldenrod('worker');
    let said = '';
    worker.stderr?.setEncoding('utf8');
    const idle = new Promise<void>((resolve, reject) => {
      worker.stderr?.on('data', (line: string) => {
        said += line;
        if (said.includes(`${doomed} failed`)) resolve();
      });
      worker.once('exit', () => reject(new Error(said)));
    });
    await idle;
    expect(said).toContain(`draft-all ${drafting} done`);

    const backup = await answer(goldenrod('backup', join(folder, 'running.tar.gz')));
    expect([backup.code, backup.err]).toEqual([0, expect.stringContaining('asking the process')]);
    const restored = await restore(join(folder, 'running.tar.gz'), join(folder, 'restored'));
    expect(restored.files).toBeGreaterThan(100);

    const gone = once(worker, 'exit');
    worker.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
  },
);

test('jobs are listed, shown and cancelled', PATIENCE, async () => {
  const list = await answer(goldenrod('job', 'list'));
  expect(list.out).toMatch(new RegExp(`${drafting} +draft-all +done +100%`));
  const show = await answer(goldenrod('job', 'show', doomed, '--json'));
  expect(JSON.parse(show.out).job).toMatchObject({ state: 'failed', error: { code: 'not_found' } });
  const late = await answer(goldenrod('job', 'cancel', drafting));
  expect(late.out).toContain('It had ended before: done.');
});

test(
  'a folder that somebody else keeps is not backed up, and who keeps it is said',
  PATIENCE,
  async () => {
    const db = await openDatabase({ dataDir });
    const refused = await answer(goldenrod('backup', join(folder, 'locked.tar.gz')));
    await db.close();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`in use by process ${process.pid}`);
    expect(existsSync(join(folder, 'locked.tar.gz'))).toBe(false);
  },
);

test('a backup is made and restored by command', PATIENCE, async () => {
  const file = join(folder, 'whole.tar.gz');
  const backup = await answer(goldenrod('backup', file));
  expect([backup.code, backup.out]).toEqual([0, expect.stringContaining(`Backed up to ${file}`)]);
  const again = await answer(goldenrod('backup', file));
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('exists already')]);
  const full = await answer(goldenrod('restore', file));
  expect([full.code, full.err]).toEqual([2, expect.stringContaining('is not empty')]);
});
