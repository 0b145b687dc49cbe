import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../contract/error.ts';
import { isDiskFull, storageFull } from '../disk-space.ts';
import type { Look } from './look.ts';

const LookFile = z.object({
  format: z.literal(1),
  taken_at: z.string(),
  server: z.string(),
  objects: z.array(
    z.object({ kind: z.string(), parent: z.string(), name: z.string(), definition: z.string() }),
  ),
});

/** Writes it whole or not at all; a file that is there is replaced. Throws `file.unreadable`, `storage.full`. */
export async function saveLook(path: string, look: Look): Promise<void> {
  const draft = `${path}.${randomUUID()}.new`;
  try {
    const text = `${JSON.stringify({ format: 1, ...look }, null, 2)}\n`;
    await writeFile(draft, text, { flag: 'wx', flush: true });
    await rename(draft, path);
  } catch (error) {
    if (isDiskFull(error)) throw storageFull(`${path} has no room`, path, { cause: error });
    throw new AppError('file.unreadable', `cannot write ${path}: ${codeOf(error)}`, {
      hint: 'Name a file in a folder that is there and that you may write to.',
      cause: error,
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Throws `file.unreadable` for what `saveLook` did not write. */
export async function readLook(path: string): Promise<Look> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new AppError('file.unreadable', `cannot read ${path}: ${codeOf(error)}`, {
      hint: 'Name a file that `goldenrod db verify --save FILE` wrote.',
      cause: error,
    });
  }
  const { data, success } = LookFile.safeParse(parse(text));
  if (success) return { taken_at: data.taken_at, server: data.server, objects: data.objects };
  throw new AppError('file.unreadable', `${path} is not what \`db verify --save\` writes`, {
    hint: 'Name a file that `goldenrod db verify --save FILE` wrote.',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
