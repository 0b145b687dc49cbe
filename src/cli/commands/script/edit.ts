import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../contract/error.ts';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

export function registerEdit(script: Command): void {
  script
    .command('edit <script>')
    .description('edit the text of a draft in your editor ($VISUAL or $EDITOR)')
    .addHelpText('after', examples('goldenrod script edit sherlock/1'))
    .action(
      runAction((context, [wanted = '']) =>
        withVerbs(context, async (verbs) => {
          const found = await verbs.getScript({ script: wanted });
          const edited = await inEditor(found.text);
          if (edited.text === found.text) {
            await edited.discard();
            return { json: { script: found }, text: 'Nothing was changed.' };
          }
          const {
            text: _text,
            cast: _cast,
            ...written
          } = await verbs
            .writeScriptText({ script: found.id, text: edited.text, ifMatch: found.etag })
            .catch((error: unknown) => {
              throw error instanceof AppError ? keptAt(error, edited.file) : error;
            });
          await edited.discard();
          return { json: { script: written }, text: scriptTable(context, [written]) };
        }),
      ),
    );
}

interface Edited {
  text: string;
  file: string;
  discard(): Promise<void>;
}

/** The text as it is when the editor ends. The file stays until it is discarded: it holds somebody's work. */
async function inEditor(text: string): Promise<Edited> {
  const editor = process.env.VISUAL || process.env.EDITOR;
  if (editor === undefined || editor === '') {
    throw new AppError('usage', 'no editor is named', {
      hint: 'Set EDITOR, as EDITOR=nano, or change the text in the studio: goldenrod up.',
    });
  }
  const folder = await mkdtemp(join(tmpdir(), 'goldenrod-edit-'));
  const file = join(folder, 'script.fountain');
  const discard = () => rm(folder, { recursive: true, force: true });
  await writeFile(file, text, { mode: 0o600 });
  try {
    await run(editor, file);
  } catch (error) {
    await discard();
    throw error;
  }
  return { text: await readFile(file, 'utf8'), file, discard };
}

/** By the shell, since people write options into EDITOR: `code --wait`. */
function run(editor: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const quoted =
      process.platform === 'win32' ? `"${file}"` : `'${file.replaceAll("'", "'\\''")}'`;
    const child = spawn(`${editor} ${quoted}`, { stdio: 'inherit', shell: true });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new AppError('usage', `the editor ended with ${code}`, { hint: 'Nothing was saved.' }),
        );
    });
  });
}

function keptAt(error: AppError, file: string): AppError {
  return new AppError(error.code, error.message, {
    hint: [error.hint, `What you wrote is kept in ${file}.`].filter(Boolean).join(' '),
    details: error.details,
    cause: error,
  });
}
