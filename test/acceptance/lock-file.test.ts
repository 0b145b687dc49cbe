import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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

/**
 * Binaries that the registry did not have when their tool was locked, so that nothing could be held to
 * its content: they are left out, and the check that needs one says on such a platform that it is skipped.
 */
const LEFT_OUT: Record<string, { names: RegExp; why: string }> = {
  'node_modules/supabase': {
    names: /^@supabase\/cli-(?!linux-x64$)/,
    why: 'Of this version the registry has Linux on x64 alone, and older ones push over TLS only: test/harness/supabase-cli.ts.',
  },
};

it('has the binary of every platform for which a tool offers one, but those that are left out for a reason', () => {
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) =>
          !(`node_modules/${name}` in lock.packages) &&
          !(`${path}/node_modules/${name}` in lock.packages) &&
          LEFT_OUT[path]?.names.test(name) !== true,
      )
      .map((name) => `${path}: ${name}`),
  );
  expect(missing, 'a check that needs it has no binary there').toEqual([]);
});

it.each(Object.entries(LEFT_OUT))(
  'leaves binaries of %s out, and none that is locked',
  (path, { names }) => {
    const locked = Object.keys(lock.packages).map((each) => each.replace(/^.*node_modules\//, ''));
    expect(lock.packages[path]).toBeDefined();
    expect(locked.filter((name) => names.test(name))).toEqual([]);
  },
);
