import type { Command } from 'commander';
import { AppError, type FindingDecision, type FindingItem } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { describeFindings } from './findings-text.ts';

/** What there is to do about a version, and what a person says to each item. */
export function registerFindings(script: Command): void {
  const findings = script
    .command('findings')
    .description('what evaluations found in a script, to be ticked off or dismissed one by one');
  findings
    .command('list <script>')
    .description(
      'list them, with those of the versions that it was made from; --open: what is left',
    )
    .option('--open', 'only what is still to be done')
    .addHelpText('after', examples('goldenrod script findings list sherlock/1 --open'))
    .action(
      runAction<{ open?: boolean }>(async (context, [wanted = ''], { open }) => {
        const list = await withVerbs(context, (verbs) => verbs.listFindings({ script: wanted }));
        const items = open === true ? list.items.filter(isOpen) : list.items;
        return { json: { ...list, items }, text: describeFindings(context, items) };
      }),
    );
  findings
    .command('done <script> <finding>')
    .description('tick one off, by its id or the beginning of it')
    .addHelpText('after', examples('goldenrod script findings done sherlock/1 3f9a'))
    .action(deciding('done'));
  findings
    .command('dismiss <script> <finding>')
    .description('say that one may stay as it is, and why; the versions made from this one keep it')
    .requiredOption('--reason <text>', 'why it may stay')
    .addHelpText(
      'after',
      examples('goldenrod script findings dismiss sherlock/1 3f9a --reason "He is new here"'),
    )
    .action(deciding('dismissed'));
  findings
    .command('reopen <script> <finding>')
    .description('take back that one was ticked off or dismissed')
    .addHelpText('after', examples('goldenrod script findings reopen sherlock/1 3f9a'))
    .action(deciding('open'));
}

const isOpen = ({ state }: FindingItem): boolean => state === 'open';

function deciding(decision: FindingDecision) {
  return runAction<{ reason?: string }>(
    async (context, [script = '', wanted = ''], { reason }): Promise<CommandResult> => {
      const decided = await withVerbs(context, async (verbs) => {
        const finding = await chooseFinding(verbs, script, wanted);
        return verbs.decideFinding({ script, finding, decision, reason });
      });
      return { json: { finding: decided }, text: `${decided.title}: ${decided.state}.` };
    },
  );
}

/** By its id, or the beginning of one that no other has. */
async function chooseFinding(verbs: BoundVerbs, script: string, wanted: string): Promise<string> {
  const { items } = await verbs.listFindings({ script });
  const meant = wanted === '' ? [] : items.filter(({ id }) => id.startsWith(wanted.toLowerCase()));
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only.id;
  throw only === undefined
    ? new AppError('not_found', `${script} has no finding "${wanted}"`, {
        hint: `List them: goldenrod script findings list ${script}`,
        details: { finding: wanted },
      })
    : new AppError('ambiguous', `"${wanted}" begins ${meant.length} findings`, {
        hint: 'Give more of the id.',
        details: { finding: wanted, candidates: meant.map(({ id }) => id) },
      });
}
