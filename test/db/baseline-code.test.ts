import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goldenrod } from '../harness/goldenrod.ts';

test('a short command has next to nothing of the embedded engine compiled twice', async () => {
  const data = mkdtempSync(join(tmpdir(), 'goldenrod-baseline-'));
  try {
    // Node's own flag, which the environment may not have: V8 says of each function how it compiled it.
    const { code, stdout } = await goldenrod(['book', 'list', '--data', data], {
      nodeArgs: ['--trace-wasm-compilation-times'],
    });
    expect(code).toBe(0);
    const by = (compiler: RegExp) =>
      stdout.split('\n').filter((line) => compiler.test(line)).length;
    expect(by(/liftoff/i)).toBeGreaterThan(1_000);
    // By itself V8 takes some hundred, which are its largest.
    expect(by(/turbofan/i)).toBeLessThan(5);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
