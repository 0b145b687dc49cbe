import type { Command } from 'commander';
import {
  AppError,
  DEFAULT_STYLE,
  DraftMinutes,
  type DraftReport,
  type Script,
  ScriptStyle,
} from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { byContract, chapterNumber, numberByContract } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { draftReport } from './draft-report.ts';
import { scriptTable } from './script-table.ts';

interface DraftOptions {
  book: string;
  chapter?: number;
  style: string;
  minutes?: number;
  all?: boolean;
}

interface Drafted {
  script: Script;
  report: DraftReport;
}

const UNREAD =
  'Nobody has read the whole book yet, so a draft knows only whom its own chapter names. To read it and draft again';

export function registerDraft(script: Command): void {
  script
    .command('draft')
    .description('draft a chapter as a screenplay, as its next version')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--chapter <number>', 'the chapter', chapterNumber)
    .option('--style <style>', 'the style of the script', byContract(ScriptStyle), DEFAULT_STYLE)
    .option(
      '--minutes <number>',
      'cut it to this length; a page plays a minute',
      numberByContract(DraftMinutes),
    )
    .option('--all', 'every chapter of the book, one after the other')
    .addHelpText(
      'after',
      examples(
        'goldenrod script draft --book sherlock --chapter 1',
        'goldenrod script draft --book sherlock --all --style documentary',
        'goldenrod script draft --book sherlock --chapter 1 --minutes 5',
      ),
    )
    .action(
      runAction<DraftOptions>(async (context, _args, options) => {
        if ((options.chapter === undefined) === (options.all !== true)) {
          throw new AppError('usage', 'give either --chapter or --all', {
            hint: 'One chapter: --chapter 1. Every chapter of the book: --all.',
          });
        }
        const { drafts, unread } = await draft(context, options);
        const [first] = drafts;
        return {
          json:
            options.all === true
              ? {
                  scripts: drafts.map(({ script }) => script),
                  reports: drafts.map(({ report }) => report),
                }
              : first,
          text: describe(context, drafts, unread),
        };
      }),
    );
}

/** What a draft left out, to be read again later. */
export function registerDraftReport(script: Command): void {
  script
    .command('report <script>')
    .description('show what a draft left out of its chapter, and why')
    .addHelpText('after', examples('goldenrod script report sherlock/1'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const json = await withVerbs(context, (verbs) => verbs.readDraftReport({ script: wanted }));
        const lines = json.report === null ? ['No drafter told of it.'] : draftReport(json.report);
        return { json, text: lines.join('\n') };
      }),
    );
}

/** Each chapter in a transaction of its own: what was said to be drafted stays, whatever comes after. */
async function draft(
  context: CliContext,
  options: DraftOptions,
): Promise<{ drafts: Drafted[]; unread: string | null }> {
  const { chapter, style } = options;
  const asked = options.minutes === undefined ? { style } : { style, minutes: options.minutes };
  return withVerbs(context, async (verbs) => {
    const draftOne = async (book: string, number: number): Promise<Drafted> => {
      const { report, ...script } = await verbs.draftScript({ book, number, ...asked });
      return { script, report };
    };
    const unread = await findUnread(verbs, options.book);
    if (chapter !== undefined) return { drafts: [await draftOne(options.book, chapter)], unread };
    const { book, items: chapters } = await verbs.listChapters({ book: options.book });
    const drafts: Drafted[] = [];
    for (const { number } of chapters) {
      const made = await draftOne(book.id, number);
      drafts.push(made);
      context.progress(`${drafts.length} of ${chapters.length}: ${made.script.handle}`);
    }
    return { drafts, unread };
  });
}

/** The book's handle where nobody has read it whole: its drafts know whom their own chapter names. */
async function findUnread(verbs: BoundVerbs, wanted: string): Promise<string | null> {
  const { book, read_at } = await verbs.listFoundCharacters({ book: wanted });
  if (read_at !== null) return null;
  const { items } = await verbs.listChapters({ book: book.id });
  return items.length > 1 ? book.handle : null;
}

function describe(context: CliContext, drafts: Drafted[], unread: string | null): string {
  const [first] = drafts;
  if (!first) return 'The book has no chapters to draft.';
  const scripts = drafts.map(({ script }) => script);
  return [
    scriptTable(context, scripts),
    '',
    ...(drafts.length === 1 ? [...draftReport(first.report), ''] : []),
    ...(unread === null ? [] : [`${UNREAD}: goldenrod cast find --book ${unread}`, '']),
    `Next: goldenrod script evaluate ${first.script.handle}`,
  ].join('\n');
}
