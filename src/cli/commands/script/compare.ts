import type { Command } from 'commander';
import type { AnswerOf, operations } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';

export function registerCompare(script: Command): void {
  script
    .command('compare <before> <after>')
    .description('show what changed from one script to another, by scene, line and word')
    .addHelpText('after', examples('goldenrod script compare sherlock/1/v1 sherlock/1/v2'))
    .action(
      runAction(async (context, [before = '', after = '']) => {
        const compared = await withVerbs(context, (verbs) => compareWhole(verbs, before, after));
        return { json: compared, text: describe(context, compared) };
      }),
    );
}

/** Every page of it: a terminal and a file take any length. */
async function compareWhole(verbs: BoundVerbs, script: string, other: string): Promise<Compared> {
  const compared = await verbs.compareScripts({ script, with: other });
  const entries = [compared.comparison.entries];
  let { next } = compared;
  while (next !== null) {
    const page = await verbs.compareScripts({ script, with: other, cursor: next });
    entries.push(page.comparison.entries);
    next = page.next;
  }
  return { ...compared, comparison: { ...compared.comparison, entries: entries.flat() }, next };
}

type Compared = AnswerOf<typeof operations.compareScripts>;
type Entry = Compared['comparison']['entries'][number];

function words({ paint }: CliContext, entry: Entry): string {
  return (entry.words ?? [])
    .map(({ kind, text }) => {
      if (kind === 'added') return paint('green', `{+${text}+}`);
      return kind === 'removed' ? paint('red', `[-${text}-]`) : text;
    })
    .join('');
}

function line(context: CliContext, entry: Entry): string | null {
  const number = String(entry.after?.line ?? entry.before?.line ?? '').padStart(5);
  const moved = entry.moved === true ? ' (moved)' : '';
  if (entry.kind === 'added')
    return context.paint('green', `${number} + ${entry.after?.text}${moved}`);
  if (entry.kind === 'removed')
    return context.paint('red', `${number} - ${entry.before?.text}${moved}`);
  if (entry.kind === 'changed') return `${number} ~ ${words(context, entry)}${moved}`;
  return entry.moved === true ? `${number}   ${entry.after?.text}${moved}` : null;
}

function describe(context: CliContext, { before, after, comparison }: Compared): string {
  const { scenes, lines, words: count, identical } = comparison.summary;
  const head = `${before.handle} -> ${after.handle}`;
  if (identical) return `${head}: the same text.`;
  const changes = comparison.entries
    .map((entry) => line(context, entry))
    .filter((each) => each !== null)
    .map((each) => (context.width === undefined ? printable(each) : each));
  return [
    head,
    `Scenes: ${scenes.added} added, ${scenes.removed} removed, ${scenes.changed} changed, ${scenes.moved} moved.`,
    `Lines: ${lines.added} added, ${lines.removed} removed, ${lines.changed} changed. Words: ${count.added} added, ${count.removed} removed.`,
    '',
    ...changes,
  ].join('\n');
}
