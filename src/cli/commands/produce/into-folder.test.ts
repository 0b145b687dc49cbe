import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { intoFolder } from './into-folder.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'goldenrod-into-'));
});
afterEach(() => rmSync(place, { recursive: true }));

const lay = (folder: string) => writeFileSync(join(folder, 'one'), '1');
const make = (replace = false) =>
  intoFolder(join(place, 'out'), { replace }, async (folder) => lay(folder));

test('a folder is there whole, and nothing beside it', async () => {
  await make();
  expect(readdirSync(place)).toEqual(['out']);
  expect(readdirSync(join(place, 'out'))).toEqual(['one']);
});

test('a work that fails leaves nothing, and what was there as it was', async () => {
  await make();
  const failing = intoFolder(join(place, 'out'), { replace: true }, async () => {
    throw new Error('no space');
  });
  await expect(failing).rejects.toThrow('no space');
  expect(readdirSync(place)).toEqual(['out']);
});

test('what a killed process left is removed; what one that runs fills, and other folders, are not', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const left = [
    `.out.unfinished-${dead}-0a1b2c3d`,
    `.out.unfinished-${process.pid}-0a1b2c3d`,
    `.other.unfinished-${dead}-0a1b2c3d`,
    `.out.unfinished-${dead}-mine`,
  ];
  for (const name of left) mkdirSync(join(place, name));
  await make();
  expect(readdirSync(place).sort()).toEqual([...left.slice(1), 'out'].sort());
});

test('one that is there and not empty is refused, and replaced where that is said', async () => {
  await make();
  await expect(make()).rejects.toThrow('is there and not empty');
  await make(true);
});
