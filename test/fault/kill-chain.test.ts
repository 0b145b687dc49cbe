import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Book, Script } from '../../src/contract/index.ts';
import { goldenrod, goldenrodJson, sampleFile } from '../harness/goldenrod.ts';

/** Rounds of the whole chain; more for a long run by hand. */
const ROUNDS = Number(process.env.GOLDENROD_ROUNDS ?? 2);
/** Milliseconds: from the first line of JavaScript to a little after the end of a command. */
const EARLIEST = 150;
const LATEST = 2_200;

let folder = '';
let at: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldenrod-kill-'));
  at = ['--data', join(folder, 'data')];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command to its end, killing it at moments spread over its life until it gets through. */
async function throughKills(args: string[], round: number): Promise<unknown> {
  const moments = 3;
  for (let kill = 0; kill < moments; kill += 1) {
    const share = (kill + (round % 7) / 7) / moments;
    const killAfter = Math.round(EARLIEST + share * (LATEST - EARLIEST));
    const answer = await goldenrod([...at, ...args, '--json'], { killAfter });
    if (answer.code === 0) return JSON.parse(answer.stdout);
  }
  return goldenrodJson([...at, ...args]);
}

async function states(): Promise<Map<string, string>> {
  const { scripts } = await goldenrodJson<{ scripts: Script[] }>([...at, 'script', 'list']);
  return new Map(scripts.map(({ id, status }) => [id, status]));
}

it(`loses nothing that a command had reported when commands are killed at any moment (${ROUNDS} rounds)`, {
  timeout: 300_000,
}, async () => {
  const reported = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { book } = (await throughKills(['book', 'import', sampleFile], round)) as { book: Book };
    const draft = ['script', 'draft', '--book', book.handle, '--chapter', '1'];
    const { script } = (await throughKills(draft, round)) as { script: Script };
    reported.set(script.id, 'draft');
    await throughKills(['script', 'evaluate', script.id], round);
    reported.set(script.id, 'evaluated');
    const found = await states();
    for (const [id, status] of reported) expect(found.get(id), `script ${id}`).toBe(status);
  }
  const { books } = await goldenrodJson<{ books: Book[] }>([...at, 'book', 'list']);
  expect(books).toHaveLength(1);
  expect(books[0]?.chapters).toBe(3);
});
