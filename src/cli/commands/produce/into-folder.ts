import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../contract/error.ts';
import { isRunning } from '../../../db/embedded/is-running.ts';

/**
 * Makes a folder whole or not at all: `work` fills one beside it, which then takes its name. One that is there
 * and not empty is only replaced where that was said.
 *
 * @throws AppError `usage`
 */
export async function intoFolder<T>(
  wanted: string,
  { replace }: { replace: boolean },
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const target = resolve(wanted);
  if (!replace) await refuseFull(target, wanted);
  await mkdir(dirname(target), { recursive: true });
  await removeOrphans(target);
  // Not mkdtemp: what it makes nobody else may read.
  const unfinished = join(
    dirname(target),
    `${beginningOf(target)}${process.pid}-${randomUUID().slice(0, 8)}`,
  );
  await mkdir(unfinished);
  try {
    const made = await work(unfinished);
    // What was there may have come meanwhile.
    if (!replace) await refuseFull(target, wanted);
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
    return made;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

const beginningOf = (target: string): string => `.${basename(target)}.unfinished-`;

/** Removes what processes left that were killed while they filled this folder. */
async function removeOrphans(target: string): Promise<void> {
  const begin = beginningOf(target);
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(begin)) continue;
    const [, pid] = /^(\d+)-[0-9a-f]{8}$/.exec(name.slice(begin.length)) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

async function refuseFull(target: string, wanted: string): Promise<void> {
  const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return ['a file'];
    throw error;
  });
  if (entries.length === 0) return;
  throw new AppError('usage', `${wanted} is there and not empty`, {
    hint: 'Name another folder with -o, or replace what is there: --replace.',
    details: { folder: wanted },
  });
}
