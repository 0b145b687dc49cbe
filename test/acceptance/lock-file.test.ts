import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../src/db/package-root.ts';

interface LockedPackage {
  version: string;
  integrity?: string;
  /** Lies within the package that brings it along, whose integrity holds it. */
  inBundle?: true;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** The folder of the package that another lies in; the bundle's own where several are nested. */
const outer = (path: string) => path.slice(0, path.lastIndexOf('/node_modules/'));

it('holds every package that a registry gives to its content', () => {
  const loose = packages
    .filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true)
    .map(([path, { version }]) => `${path} ${version}`);
  expect(loose, 'not in the registry when it was locked: choose a version that is').toEqual([]);
});

it('holds what comes inside another package by that one', () => {
  for (const [path] of packages.filter(([, { inBundle }]) => inBundle === true)) {
    let holder = outer(path);
    while (lock.packages[holder]?.inBundle === true) holder = outer(holder);
    expect(lock.packages[holder]?.integrity, path).toMatch(/^sha512-/);
  }
});

it('has the binary of every platform for which a tool offers one', () => {
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) =>
          !(`node_modules/${name}` in lock.packages) &&
          !(`${path}/node_modules/${name}` in lock.packages),
      )
      .map((name) => `${path}: ${name}`),
  );
  expect(missing, 'choose, in overrides of package.json, a version that is there').toEqual([]);
});

it('is one that npm ci installs from', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(packageRoot(), file), join(folder, file));
  }
  const npm = spawnSync('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(npm.status, npm.stderr).toBe(0);
});
