import type { Command } from 'commander';
import type { Character, CharacterChange, CueChange } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { ask } from '../../output/ask.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { chooseCharacters } from './choose.ts';

interface RenamingOptions {
  book: string;
  cues?: boolean;
  dryRun?: boolean;
}

/** Renaming and merging characters, cues and all, and the way back. */
export function registerRenaming(cast: Command): void {
  cast
    .command('rename <character> <name>')
    .description('rename a character; its old name stays as another one')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--cues', 'change its cues too: in drafts, and in a new version of what was judged')
    .option('--no-cues', 'leave the cues as they are, and ask nothing')
    .option('--dry-run', 'say which cues would change, and change nothing')
    .addHelpText('after', examples('goldenrod cast rename Mara Martha --book lamp --cues'))
    .action(
      runAction<RenamingOptions>((context, [wanted = '', name = ''], options) =>
        withVerbs(context, async (verbs) => {
          const { characters } = await chooseCharacters(verbs, {
            book: options.book,
            names: [wanted],
          });
          const character = characters[0]?.id ?? '';
          const planned = (await verbs.previewCueChanges({ character, name })).items;
          if (options.dryRun === true) return preview(context, planned);
          const cues = await wantsCues(context, options, planned);
          const { change, ...renamed } = await verbs.renameCharacter({ character, name, cues });
          return result(
            { character: renamed, change, cues: cues ? planned : [] },
            `${characters[0]?.name} is called ${renamed.name} now.`,
          );
        }),
      ),
    );
  cast
    .command('merge <kept> <merged>')
    .description('make one character of two: casts, images, audio and names move to the first')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--cues', 'change the cues of the second too')
    .option('--no-cues', 'leave the cues as they are, and ask nothing')
    .option('--dry-run', 'say which cues would change, and change nothing')
    .addHelpText('after', examples('goldenrod cast merge "Mara Venn" Mara --book lamp'))
    .action(
      runAction<RenamingOptions>((context, names, options) =>
        withVerbs(context, async (verbs) => {
          const { characters } = await chooseCharacters(verbs, { book: options.book, names });
          const [character = '', merged = ''] = characters.map(({ id }) => id);
          const planned = (await verbs.previewCueChanges({ character, merged })).items;
          if (options.dryRun === true) return preview(context, planned);
          const cues = await wantsCues(context, options, planned);
          const { change, ...kept } = await verbs.mergeCharacters({ character, merged, cues });
          return result(
            { character: kept, change, cues: cues ? planned : [] },
            `${characters[1]?.name} is ${kept.name} now.`,
          );
        }),
      ),
    );
  cast
    .command('changes <character>')
    .description('list the renames and merges of a character, newest first')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .addHelpText('after', examples('goldenrod cast changes Martha --book lamp'))
    .action(
      runAction<{ book: string }>((context, [wanted = ''], { book }) =>
        withVerbs(context, async (verbs) => {
          const changes = await listChanges(verbs, book, wanted);
          return {
            json: { changes },
            text: changes.length === 0 ? 'Nothing was changed.' : changeTable(context, changes),
          };
        }),
      ),
    );
  cast
    .command('undo <change>')
    .description('undo a rename or a merge; what was edited since stays as it is')
    .addHelpText('after', examples('goldenrod cast undo 7f0c1c52-5b0e-4c39-9d5f-0d6d3a4f1a11'))
    .action(
      runAction(async (context, [change = '']) => {
        const undone = await withVerbs(context, (verbs) => verbs.undoCharacterChange({ change }));
        const left = undone.cues.filter((each) => !each.undone).map(({ handle }) => handle);
        return {
          json: { change: undone },
          text: [
            undone.kind === 'rename'
              ? `${undone.to} is called ${undone.from} again.`
              : `${undone.from} is a character of its own again.`,
            ...(left.length === 0 ? [] : [`Left as edited since: ${left.join(', ')}.`]),
          ].join('\n'),
        };
      }),
    );
}

async function listChanges(
  verbs: BoundVerbs,
  book: string,
  wanted: string,
): Promise<CharacterChange[]> {
  const { characters } = await chooseCharacters(verbs, { book, names: [wanted] });
  return (await verbs.listCharacterChanges({ character: characters[0]?.id ?? '' })).items;
}

/** As the options say; a person is asked, with the count. */
async function wantsCues(
  context: CliContext,
  { cues }: RenamingOptions,
  planned: CueChange[],
): Promise<boolean> {
  if (cues !== undefined || planned.length === 0) return cues === true;
  if (!context.interactive) return false;
  context.progress(cueTable(context, planned));
  return ask(`Change ${countOf(planned)} too?`);
}

function countOf(planned: CueChange[]): string {
  const cues = planned.reduce(
    (sum, each) => sum + each.cues.reduce((count, cue) => count + cue.count, 0),
    0,
  );
  const versions = `${planned.length} ${planned.length === 1 ? 'version' : 'versions'}`;
  return `${cues} ${cues === 1 ? 'cue' : 'cues'} in ${versions}`;
}

function preview(context: CliContext, planned: CueChange[]) {
  return {
    json: { cues: planned },
    text:
      planned.length === 0
        ? 'No cue would change.'
        : `${cueTable(context, planned)}\n\n${countOf(planned)} would change.`,
  };
}

function result(
  json: { character: Character; change: string | null; cues: CueChange[] },
  text: string,
) {
  const cues = json.cues.length === 0 ? [] : [`Changed ${countOf(json.cues)}.`];
  const back = json.change === null ? [] : [`To take it back: goldenrod cast undo ${json.change}`];
  return { json, text: [text, ...cues, ...back].join('\n') };
}

function cueTable({ width, paint }: CliContext, planned: CueChange[]): string {
  return table(
    planned.flatMap((each) => each.cues.map((cue) => ({ ...each, ...cue }))),
    [
      { title: 'script', value: (each) => each.handle },
      { title: 'cue', value: (each) => each.from },
      { title: 'becomes', value: (each) => each.to },
      { title: 'cues', value: (each) => each.count, align: 'right' },
      { title: 'where', value: (each) => (each.in_place ? 'in the draft' : 'in a new version') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}

function changeTable({ width, paint }: CliContext, changes: CharacterChange[]): string {
  return table(
    changes,
    [
      { title: 'change', value: (each) => each.id },
      { title: 'what', value: (each) => each.kind },
      { title: 'from', value: (each) => each.from },
      { title: 'to', value: (each) => each.to },
      { title: 'when', value: (each) => each.changed_at.slice(0, 16).replace('T', ' ') },
      { title: 'state', value: (each) => (each.undone_at === null ? 'holds' : 'undone') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
