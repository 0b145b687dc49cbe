import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../contract/error.ts';

/** What the Supabase CLI keeps in its folder: either is enough for it to push. */
const SIGNS = ['config.toml', 'migrations'] as const;

/**
 * The folder of migrations of the Supabase project in `dir`, which may still have to be made.
 * @throws AppError `usage` where there is no such project
 */
export async function findProject(dir: string): Promise<string> {
  const project = resolve(dir);
  if (await hasSigns(join(project, 'supabase'))) return join(project, 'supabase', 'migrations');
  throw new AppError('usage', `${dir} is no Supabase project: ${await describeFound(project)}`, {
    hint: (await hasSigns(project))
      ? `Name the folder that holds this one: ${resolve(project, '..')}`
      : 'Name the folder in which you run `supabase db push`, or make it one with `supabase init`.',
    details: { dir: project, expected: SIGNS.map((name) => `supabase/${name}`) },
  });
}

async function hasSigns(folder: string): Promise<boolean> {
  const found = await Promise.all(SIGNS.map((name) => exists(join(folder, name))));
  return found.includes(true);
}

async function describeFound(project: string): Promise<string> {
  const expected = SIGNS.map((name) => `supabase/${name}`).join(' or ');
  const found = await stat(project).catch(() => undefined);
  if (found === undefined) return `there is no such folder; expected one with ${expected}`;
  if (!found.isDirectory()) return `it is a file; expected a folder with ${expected}`;
  return `expected ${expected} in it, and found neither`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
