import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError, type Book, DEFAULT_STYLE, type Script } from '../../contract/index.ts';
import { plural } from '../../contract/plural.ts';
import { defaultDataDir } from '../../db/default-data-dir.ts';
import type { CliContext } from '../context.ts';
import { examples } from '../output/examples.ts';
import { printable } from '../output/printable.ts';
import { runAction } from '../run-action.ts';
import type { BoundVerbs } from '../verbs/bound-verbs.ts';
import { withVerbs } from '../with-verbs.ts';

const SAMPLE = 'the-lamplighters-daughter.md';

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('take a sample book from chapter to active script, and say what happened')
    .addHelpText('after', examples('goldenrod demo', 'goldenrod demo --data ./try-it'))
    .action(
      runAction(async (context) => {
        const story: string[] = [];
        const tell = (line: string) => story.push(line);
        const played = await withVerbs(context, (verbs) => play({ verbs, tell }));
        return { json: { ...played, story }, text: describe(context, story, played.script) };
      }),
    );
}

/** The same where there is no book yet; what is there is left as it is. `tell` gets each step as it is done. */
export async function playWhereNew(stage: Stage): Promise<void> {
  if ((await stage.verbs.listBooks({})).items.length === 0) await play(stage);
}

interface Stage {
  verbs: BoundVerbs;
  tell: (line: string) => void;
}

async function play(stage: Stage): Promise<{ book: Book; script: Script }> {
  const book = await importSample(stage);
  const script = (await activeScript(stage, book)) ?? (await makeActiveScript(stage, book));
  return { book, script };
}

async function importSample({ verbs, tell }: Stage): Promise<Book> {
  const { packageRoot } = await import('../../db/package-root.ts');
  const bytes = await readFile(join(packageRoot(), 'samples', SAMPLE));
  const { book, already_imported } = await verbs.importBook({
    bytes,
    file_name: SAMPLE,
    again: false,
  });
  tell(
    already_imported
      ? `The sample book "${book.title}" is there already.`
      : `Imported the sample book "${book.title}": ${plural(book.chapters, 'chapter')}.`,
  );
  return book;
}

async function activeScript({ verbs, tell }: Stage, book: Book): Promise<Script | undefined> {
  const {
    items: [script],
  } = await verbs.listScripts({
    book: book.id,
    chapter: '1',
    style: DEFAULT_STYLE,
    status: 'active',
  });
  if (script) tell(`Chapter 1 has an active script already: ${script.handle}.`);
  return script;
}

async function makeActiveScript({ verbs, tell }: Stage, book: Book): Promise<Script> {
  const drafted = await verbs.draftScript({ book: book.id, number: 1, style: DEFAULT_STYLE });
  tell(`Drafted chapter 1 as ${drafted.handle}, with a cast of ${drafted.character_ids.length}.`);
  const move = (name: 'approve' | 'activate') => verbs[`${name}Script`]({ script: drafted.id });
  await move('activate').catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'script.move_refused') throw error;
    tell(`Tried to activate the draft. Refused: ${error.message}.`);
  });
  const { evaluation } = await verbs.evaluateScript({ script: drafted.id });
  tell(`Evaluated it by the rubric: ${evaluation.score} of 100.`);
  await move('approve');
  const active = await move('activate');
  tell('Approved it, and made it the active script of the chapter.');
  return active;
}

/** Where the data is, and what to type to come back to it. */
function placeOf(context: CliContext): { where: string; run: string } {
  const { server } = context;
  if (server !== undefined) {
    return { where: server.url, run: `npx goldenrod --server ${server.url}` };
  }
  const { target } = context;
  if ('url' in target) return { where: 'the database server', run: 'npx goldenrod' };
  const { dataDir } = target;
  const elsewhere = resolve(dataDir) !== resolve(defaultDataDir());
  return { where: dataDir, run: elsewhere ? `npx goldenrod --data ${dataDir}` : 'npx goldenrod' };
}

function describe(context: CliContext, story: string[], { handle, book }: Script): string {
  const { where, run } = placeOf(context);
  return [
    ...story.map((line, index) => `${index + 1}. ${printable(line)}`),
    '',
    `All of it is kept in ${where}. What to type next:`,
    `  ${run} script show ${handle}`,
    `  ${run} script export ${handle}`,
    `  ${run} cast list --book ${book}`,
    `  ${run} script draft --book ${book} --chapter 2`,
    `  ${run} book import YOUR-BOOK.epub`,
  ].join('\n');
}
