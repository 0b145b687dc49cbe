import { defineConfig } from 'vitest/config';
import { writeToMemory } from './test/harness/run-folder.ts';

writeToMemory();

/** What starts nothing that outlives a file, and shares nothing but the server. */
const TOGETHER = [
  'sql',
  'upgrade',
  'online',
  'starts',
  'script',
  'cast',
  'parity',
  'types',
  'http',
  'jobs',
  'dialogue',
  'media',
  'db',
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.ts'],
          // Loading every module anew for each file took longer than the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'databases',
          include: TOGETHER,
          isolate: false,
          globalSetup: ['test/harness/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: TOGETHER,
          globalSetup: ['test/harness/global-setup.ts'],
        },
      },
    ],
    // Two cores, and a database server beside the tests: with three, the same tests took as long.
    maxWorkers: 2,
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
