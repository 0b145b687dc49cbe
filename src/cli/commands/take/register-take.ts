import type { Command } from 'commander';
import { z } from 'zod';
import type { Take, TakeCounts, TakeState } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { firstWords } from '../../output/first-words.ts';
import { table } from '../../output/table.ts';
import { byContract } from '../../parse-input.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { elementsOf } from '../../verbs/elements-of.ts';
import { everyPage } from '../../verbs/every-page.ts';
import { withVerbs } from '../../with-verbs.ts';
import { registerAddTake } from './add-take.ts';

const id = byContract(z.uuid('it is no id'));

/** What was recorded or drawn for the elements of a script. */
export function registerTake(program: Command): void {
  const take = program
    .command('take')
    .description('the recordings and pictures of a script’s elements, and how they stand');
  take
    .command('list <script>')
    .description('show what is current, stale and missing; --element: the takes of one')
    .option('--element <id>', 'one element of the script', id)
    .addHelpText('after', examples('goldenrod take list sherlock/1'))
    .action(
      runAction<{ element?: string }>(async (context, [script = ''], { element }) => {
        if (element !== undefined) {
          const { items } = await withVerbs(context, (verbs) =>
            verbs.listTakes({ script, element }),
          );
          return { json: { takes: items }, text: takeTable(context, items) };
        }
        let counts: TakeCounts = { current: 0, stale: 0, missing: 0, unknown: 0 };
        const { states, words } = await withVerbs(context, async (verbs) => ({
          states: await everyPage(async (at) => {
            const page = await verbs.listTakeStates({ script, ...at });
            // Each page tells those of all.
            counts = page.counts;
            return page;
          }),
          words: context.json ? NO_WORDS : await wordsOf(verbs, script),
        }));
        return { json: { counts, states }, text: stateTable(context, counts, states, words) };
      }),
    );
  registerAddTake(take);
  take
    .command('choose <take>')
    .description('choose a take among those of its element')
    .addHelpText('after', examples('goldenrod take choose 6f0c9d0e-8f4e-4c64-9d2c-2f1f4c0b7b11'))
    .action(
      runAction(async (context, [wanted = '']) => {
        const chosen = await withVerbs(context, (verbs) => verbs.chooseTake({ take: id(wanted) }));
        return { json: { take: chosen }, text: 'Chosen.' };
      }),
    );
  take
    .command('delete <take>')
    .description('delete a take; a file that is shown nowhere else goes with it')
    .addHelpText('after', examples('goldenrod take delete 6f0c9d0e-8f4e-4c64-9d2c-2f1f4c0b7b11'))
    .action(
      runAction(async (context, [wanted = '']) => {
        await withVerbs(context, (verbs) => verbs.deleteTake({ take: id(wanted) }));
        return { json: { deleted: wanted }, text: 'Deleted.' };
      }),
    );
}

type Words = ReadonlyMap<string, string>;
const NO_WORDS: Words = new Map();

/** How each element of a script begins, by its identity. */
async function wordsOf(verbs: BoundVerbs, script: string): Promise<Words> {
  const { text, id: version } = await verbs.getScript({ script });
  const characters = Array.from(text);
  const elements = await elementsOf(verbs, version);
  return new Map(elements.map(({ id, start, end }) => [id, firstWords(characters, start, end)]));
}

function stateTable(
  { width, paint }: CliContext,
  counts: TakeCounts,
  states: readonly TakeState[],
  words: Words,
): string {
  const summary = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
  if (states.length === 0) return 'Nothing of this script is to be heard.';
  const told = states.filter(({ state }) => state !== 'current');
  const rows = table(
    told,
    [
      { title: 'element', value: (each) => each.element },
      { title: 'kind', value: (each) => each.kind },
      { title: 'words', value: (each) => words.get(each.element) ?? '' },
      { title: 'state', value: (each) => each.state },
      { title: 'because of', value: (each) => each.causes.join(', ') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
  return told.length === 0 ? `${summary}.` : `${rows}\n${summary}.`;
}

function takeTable({ width, paint }: CliContext, takes: readonly Take[]): string {
  if (takes.length === 0) return 'There is no take of it.';
  return table(
    takes,
    [
      { title: 'take', value: (each) => each.id },
      { title: 'medium', value: (each) => each.medium },
      { title: 'origin', value: (each) => each.origin },
      { title: 'seconds', value: (each) => each.duration_seconds?.toFixed(1) ?? '-' },
      { title: 'chosen', value: (each) => each.chosen_at ?? '-' },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
