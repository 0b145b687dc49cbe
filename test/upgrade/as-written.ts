import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answer, answerOf } from '../harness/goldenrod.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The blocks of one language in a section of docs/UPGRADE.md, word for word. */
export function blocksOf(section: string, language: 'sh' | 'sql'): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...sectionOf(section).matchAll(fence)].map(([, lines = '']) => lines);
}

/** A section of docs/UPGRADE.md, from its title to the next. */
export function sectionOf(title: string): string {
  const text = readFileSync(join(ROOT, 'docs/UPGRADE.md'), 'utf8');
  const begin = text.indexOf(`\n## ${title}\n`);
  if (begin < 0) throw new Error(`docs/UPGRADE.md has no section "${title}"`);
  const end = text.indexOf('\n## ', begin + 1);
  return text.slice(begin, end < 0 ? undefined : end);
}

/** Gives a folder what `npm install` of both packages would, so that `npx` finds their commands there. */
export function installInto(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  symlinkSync(ROOT, join(modules, 'goldenrod'));
  const commands = {
    goldenrod: join(ROOT, 'dist/command/main.js'),
    supabase: join(ROOT, 'node_modules/supabase/dist/supabase.js'),
  };
  for (const [name, entry] of Object.entries(commands)) {
    const path = join(modules, '.bin', name);
    writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${entry}" "$@"\n`);
    chmodSync(path, 0o755);
  }
}

/** Runs lines as a person's shell would, up to the first that fails. */
export function runLines(
  lines: string,
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Answer> {
  const child = spawn('bash', ['-euc', lines], {
    cwd,
    // Nothing is fetched: what is not there is an error.
    env: { ...env, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return answerOf(child);
}
