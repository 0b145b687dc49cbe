import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.ts';

describe('findFfmpeg', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'find-ffmpeg-'));
    vi.stubEnv('FFMPEG_PATH', '');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  function program(name: string): string {
    const path = join(folder, name);
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  }

  test('takes what FFMPEG_PATH names before all else', async () => {
    const mine = program('mine');
    program('ffmpeg');
    vi.stubEnv('FFMPEG_PATH', mine);
    vi.stubEnv('PATH', folder);
    expect(await findFfmpeg()).toBe(mine);
  });

  test('refuses a FFMPEG_PATH that is no program, and names it', async () => {
    vi.stubEnv('FFMPEG_PATH', join(folder, 'nothing'));
    await expect(findFfmpeg()).rejects.toMatchObject({
      code: 'media.no_ffmpeg',
      message: expect.stringContaining(join(folder, 'nothing')),
    });
  });

  test('takes the one on the PATH before the one of the packages', async () => {
    const system = program('ffmpeg');
    vi.stubEnv('PATH', folder);
    expect(await findFfmpeg()).toBe(system);
  });

  test('finds the one of the packages where the system has none, and it runs', async () => {
    vi.stubEnv('PATH', folder);
    const version = execFileSync(await findFfmpeg(), ['-version'], { encoding: 'utf8' });
    expect(version).toMatch(/^ffmpeg version/);
  });
});
