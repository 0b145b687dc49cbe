import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError, type Book, DEFAULT_STYLE, type Script } from '../../contract/index.ts';
import type { Actor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';
import { defaultDataDir } from '../../db/default-data-dir.ts';
import type { CliContext } from '../context.ts';
import { examples } from '../output/examples.ts';
import { printable } from '../output/printable.ts';
import { runAction } from '../run-action.ts';
import { withDatabase } from '../with-database.ts';

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
        const { book, script } = await withDatabase(context, (db, actor) =>
          play({ db, actor, tell }),
        );
        return { json: { book, script, story }, text: describe(context, story, script) };
      }),
    );
}

interface Stage {
  db: Database;
  actor: Actor;
  tell: (line: string) => void;
}

async function play(stage: Stage): Promise<{ book: Book; script: Script }> {
  const book = await importSample(stage);
  const script = (await activeScript(stage, book)) ?? (await makeActiveScript(stage, book));
  return { book, script };
}

async function importSample({ db, actor, tell }: Stage): Promise<Book> {
  const { asActor } = await import('../../db/as-actor.ts');
  const { packageRoot } = await import('../../db/package-root.ts');
  const { readBook } = await import('../../book/read/read-book.ts');
  const { importBook } = await import('../../book/import-book.ts');
  const read = await readBook(await readFile(join(packageRoot(), 'samples', SAMPLE)), SAMPLE);
  const { book, already_imported } = await asActor(db, actor, (trx) =>
    importBook(trx, { book: read, fileName: SAMPLE, again: false }),
  );
  tell(
    already_imported
      ? `The sample book "${book.title}" is there already.`
      : `Imported the sample book "${book.title}": ${book.chapters} chapters.`,
  );
  return book;
}

async function activeScript({ db, actor, tell }: Stage, book: Book): Promise<Script | undefined> {
  const { asActor } = await import('../../db/as-actor.ts');
  const { listScripts } = await import('../../script/list-scripts.ts');
  const [script] = await asActor(db, actor, (trx) =>
    listScripts(trx, { book, chapter: 1, style: DEFAULT_STYLE, status: 'active' }),
  );
  if (script) tell(`Chapter 1 has an active script already: ${script.handle}.`);
  return script;
}

async function makeActiveScript({ db, actor, tell }: Stage, book: Book): Promise<Script> {
  const { asActor } = await import('../../db/as-actor.ts');
  const { findChapter } = await import('../../book/find-chapter.ts');
  const { draftScript } = await import('../../draft/draft-script.ts');
  const { draftOffline } = await import('../../draft/offline/draft-offline.ts');
  const { evaluateScript } = await import('../../evaluation/evaluate-script.ts');
  const { moveScript } = await import('../../script/move-script.ts');
  const drafted = await asActor(db, actor, async (trx) =>
    draftScript(trx, {
      book,
      chapter: await findChapter(trx, book, 1),
      style: DEFAULT_STYLE,
      drafter: draftOffline,
    }),
  );
  tell(`Drafted chapter 1 as ${drafted.handle}, with a cast of ${drafted.character_ids.length}.`);
  const move = (name: 'approve' | 'activate') =>
    asActor(db, actor, (trx) => moveScript(trx, { wanted: drafted.id, move: name }));
  await move('activate').catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'script.move_refused') throw error;
    tell(`Tried to activate the draft. Refused: ${error.message}.`);
  });
  const { evaluation } = await asActor(db, actor, (trx) => evaluateScript(trx, drafted.id));
  tell(`Evaluated it by the rubric: ${evaluation.score} of 100.`);
  await move('approve');
  const active = await move('activate');
  tell('Approved it, and made it the active script of the chapter.');
  return active;
}

/** What to type to come back to the same data. */
function commandPrefix({ target }: CliContext): string {
  if (!('dataDir' in target)) return 'npx goldenrod';
  const elsewhere = resolve(target.dataDir) !== resolve(defaultDataDir());
  return elsewhere ? `npx goldenrod --data ${target.dataDir}` : 'npx goldenrod';
}

function describe(context: CliContext, story: string[], { handle, book }: Script): string {
  const where = 'dataDir' in context.target ? context.target.dataDir : 'the database server';
  const run = commandPrefix(context);
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
