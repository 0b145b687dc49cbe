import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RUN_PREFIX, roomInMemory } from './reap-server.mjs';

const hasMemory = roomInMemory(8 * 1024 ** 3) !== undefined;

test.skipIf(!hasMemory)(
  'the temporary files of a run lie in memory, and go with its process, kill -9 included',
  async () => {
    const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const run = spawn(process.execPath, [path('run-ts.mjs'), path('write-to-memory-child.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // As a run of its own has it: this one has its folder already.
      env: { ...process.env, GOLDENROD_TEST_DISK: undefined },
    });
    const [folder] = (await once(createInterface(run.stdout), 'line')) as [string];
    expect(folder).toContain(`/dev/shm/${RUN_PREFIX}`);
    expect(existsSync(folder)).toBe(true);
    run.kill('SIGKILL');
    // The watchdog answers in milliseconds; the test's own time limit is the deadline.
    while (existsSync(folder)) await sleep(20);
  },
);
