import type { Command } from 'commander';
import type {
  Evaluation,
  ScriptDetail,
  ScriptElement,
  StatusChange,
} from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { elementsOf } from '../../verbs/elements-of.ts';
import { withVerbs } from '../../with-verbs.ts';
import { elementsTable } from './elements-table.ts';
import { scriptTable } from './script-table.ts';

export function registerShow(script: Command): void {
  script
    .command('show <script>')
    .description('show a script: state, score, feedback, cast, history; with --text its text too')
    .option('--text', 'the screenplay as well')
    .option(
      '--source',
      'its scenes, speeches and actions as well, with what of the chapter each was made from and whether that changed',
    )
    .addHelpText(
      'after',
      examples(
        'goldenrod script show sherlock/1',
        'goldenrod script show sherlock/1/cinematic_movie/v2 --json',
        'goldenrod script show sherlock/1 --source',
      ),
    )
    .action(
      runAction<ShowOptions>(async (context, [wanted = ''], options) => {
        const { elements, ...shown } = await withVerbs(context, async (verbs) => {
          const script = await show(verbs, wanted);
          if (options.source !== true) return script;
          return { ...script, elements: await elementsOf(verbs, script.id) };
        });
        const json = elements === undefined ? { script: shown } : { script: shown, elements };
        return { json, text: describe(context, { ...shown, elements }, options.text === true) };
      }),
    );
}

interface ShowOptions {
  text?: boolean;
  source?: boolean;
}

interface ShownScript extends ScriptDetail {
  history: StatusChange[];
  evaluations: Evaluation[];
  /** Where they were asked for. */
  elements?: ScriptElement[] | undefined;
}

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
  if (script.elements !== undefined) {
    lines.push('', elementsTable(context, { text: script.text, elements: script.elements }));
  }
  if (withText) lines.push('', script.text);
  return lines.map(printable).join('\n');
}
