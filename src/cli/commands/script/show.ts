import type { Command } from 'commander';
import type { Evaluation, ScriptDetail, StatusChange } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

export function registerShow(script: Command): void {
  script
    .command('show <script>')
    .description('show a script: state, score, feedback, cast, history; with --text its text too')
    .option('--text', 'the screenplay as well')
    .addHelpText(
      'after',
      examples(
        'goldenrod script show sherlock/1',
        'goldenrod script show sherlock/1/cinematic_movie/v2 --json',
      ),
    )
    .action(
      runAction<{ text?: boolean }>(async (context, [wanted = ''], options) => {
        const shown = await withVerbs(context, (verbs) => show(verbs, wanted));
        return { json: { script: shown }, text: describe(context, shown, options.text === true) };
      }),
    );
}

type ShownScript = ScriptDetail & { history: StatusChange[]; evaluations: Evaluation[] };

async function show(verbs: BoundVerbs, wanted: string): Promise<ShownScript> {
  const script = await verbs.getScript({ script: wanted });
  const { items: history } = await verbs.listMoves({ script: script.id });
  const { items: evaluations } = await verbs.listEvaluations({ script: script.id });
  return { ...script, history, evaluations };
}

function describe(context: CliContext, script: ShownScript, withText: boolean): string {
  const lines = [
    scriptTable(context, [script]),
    '',
    `Chapter: ${script.chapter ?? '-'}${script.chapter_title === null ? '' : `, ${script.chapter_title}`}`,
    `Id:      ${script.id}`,
    `Cast:    ${script.cast.map(({ name }) => name).join(', ') || 'nobody yet'}`,
  ];
  if (script.evaluation_feedback !== null) lines.push('', script.evaluation_feedback);
  if (script.evaluations.length > 1) {
    lines.push(
      '',
      `Scores, newest first: ${script.evaluations.map(({ score }) => score).join(', ')}`,
    );
  }
  if (script.history.length > 0) {
    lines.push('', 'History:');
    for (const { from, to, note, changed_at } of script.history) {
      const when = changed_at.slice(0, 16).replace('T', ' ');
      lines.push(`  ${when}  ${from} -> ${to}${note === null ? '' : `: ${note}`}`);
    }
  }
  if (withText) lines.push('', script.text);
  return lines.map(printable).join('\n');
}
