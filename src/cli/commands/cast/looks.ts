import type { Command } from 'commander';
import {
  AppError,
  type BookLook,
  type BookLooks,
  LOOK_ATTRIBUTES,
  LOOK_REASONS,
  LOOK_THINGS,
  type LookAttribute,
  LookEdit,
} from '../../../contract/index.ts';
import { isUuid } from '../../../contract/uuid.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';

type Told = Partial<Record<LookAttribute | 'gender', string>>;
type LookOptions = Told & { book: string; from?: string; clear?: boolean };

const BOOK = 'the book, by handle, part of it, title or id';

/** What the characters of a book look like. */
export function registerLooks(cast: Command): void {
  cast
    .command('looks')
    .description('list what everybody looks like; --propose looks for it in the chapters')
    .requiredOption('--book <book>', BOOK)
    .option('--propose', 'look in the chapters; what a person said stays')
    .addHelpText('after', examples('goldenrod cast looks --book sherlock --propose'))
    .action(
      runAction<{ book: string; propose?: boolean }>(async (context, _names, { book, propose }) => {
        const looks = await withVerbs(context, (verbs) =>
          propose === true ? verbs.proposeLooks({ book }) : verbs.listLooks({ book }),
        );
        return {
          json: { book: looks.book, looks: looks.items },
          text: lookTable(context, looks),
        };
      }),
    );
  const look = cast
    .command('look <who>')
    .description('say what a character looks like, or show it; an empty text takes a thing away')
    .requiredOption('--book <book>', BOOK)
    .option('--gender <gender>', 'f or m');
  for (const attribute of LOOK_ATTRIBUTES) look.option(`--${attribute} <words>`, HELP[attribute]);
  look
    .option('--from <scene>', 'from this scene on alone: SCRIPT:NUMBER, as lamp/1:3')
    .option('--clear', 'take back what was said: all of it, or with --from that change')
    .addHelpText(
      'after',
      examples(
        'goldenrod cast look "Jabez Wilson" --book sherlock --hair "fiery red hair" --clothes "grey trousers, black coat"',
        'goldenrod cast look Holmes --book sherlock --from sherlock/1:4 --clothes "pea-jacket"',
        'goldenrod cast look Holmes --book sherlock --clear',
      ),
    )
    .action(runAction<LookOptions>(tell));
}

const HELP: Record<LookAttribute, string> = {
  age: '"fourteen", "old"',
  build: '"tall and thin"',
  hair: '"long red hair"',
  beard: '"white beard"',
  eyes: '"grey eyes"',
  skin: '"freckled face"',
  clothes: '"grey coat, hat": several with commas between them',
  props: '"spectacles, walking stick"',
};

async function tell(
  context: CliContext,
  [who = '']: string[],
  { book, from, clear, ...told }: LookOptions,
): Promise<CommandResult> {
  const edit = readEdit(told);
  const says = Object.keys(edit).length > 0;
  if (says && clear === true) {
    throw new AppError('usage', 'give either what somebody looks like or --clear');
  }
  return withVerbs(context, async (verbs) => {
    if (from !== undefined && (says || clear === true)) {
      const scene = await findScene(verbs, from);
      if (clear === true) {
        await verbs.removeLookChange({ book, who, scene: scene.scene });
        return { json: { removed: scene.scene }, text: `${who} goes on as before that scene.` };
      }
      const changed = await verbs.setLookChange({ book, who, ...scene, look: edit });
      return { json: { look: changed }, text: describe(changed) };
    }
    if (clear === true) {
      await verbs.removeLook({ book, who });
      return { json: { removed: who }, text: `${who} looks as the book says again.` };
    }
    const look = says ? await verbs.setLook({ book, who, ...edit }) : await find(verbs, book, who);
    return { json: { look }, text: describe(look) };
  });
}

/** The names are the server's to resolve: an edit of nothing would say that a person said it. */
async function find(verbs: BoundVerbs, book: string, who: string): Promise<BookLook> {
  const { items } = await verbs.listLooks({ book });
  const wanted = who.toLowerCase();
  const found =
    items.find(({ character }) => character.id === wanted) ??
    items.find(({ character }) => character.name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw new AppError('not_found', `nobody is called "${who}"`, {
    hint: `List them: goldenrod cast looks --book ${book}`,
  });
}

function readEdit(told: Told): LookEdit {
  const edit = Object.entries(told).map(([attribute, words]) => {
    if (words.trim() === '') return [attribute, null];
    if (!LOOK_THINGS.some((each) => each === attribute)) return [attribute, words];
    return [
      attribute,
      words
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    ];
  });
  const read = LookEdit.safeParse(Object.fromEntries(edit));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AppError('usage', `--${issue?.path.join(' ')}: ${issue?.message}`);
}

const SCENE = /^(?<script>.+):(?<scene>[1-9]\d{0,4}|[\da-f-]{36})$/i;

/** `lamp/1:3`: the third scene of the script, or one by its id. */
async function findScene(
  verbs: BoundVerbs,
  from: string,
): Promise<{ script: string; scene: string }> {
  const { script, scene } = SCENE.exec(from)?.groups ?? {};
  if (script === undefined || scene === undefined) {
    throw new AppError('usage', `"${from}" names no scene`, {
      hint: 'Give a script and the number of the scene in it: --from lamp/1:3',
    });
  }
  if (isUuid(scene)) return { script, scene };
  let left = Number(scene);
  let cursor: string | undefined;
  for (;;) {
    const page = await verbs.listElements({ script, cursor });
    for (const { kind, id } of page.items) {
      if (kind === 'scene' && --left === 0) return { script, scene: id };
    }
    if (page.next === null) break;
    cursor = page.next;
  }
  throw new AppError('not_found', `${script} has only ${Number(scene) - left} scenes`, {
    hint: 'Scenes are counted from 1.',
  });
}

function toldOf({ look }: Pick<BookLook, 'look'>): [string, string][] {
  return LOOK_ATTRIBUTES.flatMap((attribute): [string, string][] => {
    const words = [look[attribute] ?? []].flat().join(', ');
    return words === '' ? [] : [[attribute, words]];
  });
}

function describe(of: BookLook): string {
  const said = toldOf(of).map(([attribute, words]) => `${attribute}: ${words}`);
  const changes = of.changes.map(({ chapter, number, heading, look }) => {
    const told = Object.entries(look).map(([attribute, words]) => {
      const shown = [words ?? []].flat().join(', ');
      return `${attribute}: ${shown === '' ? 'none' : shown}`;
    });
    return `from chapter ${chapter}, scene ${number} (${heading}): ${told.join('; ')}`;
  });
  const places = of.found.map(
    ({ attribute, quote, chapter, start }) =>
      `“${quote.replace(/\s+/g, ' ')}” (${attribute}; chapter ${chapter}, character ${start})`,
  );
  return [
    `${of.character.name}${of.assigned_by === null ? ', whom nobody looked for yet' : ''}`,
    ...[...said, ...changes, ...of.choices.map(choice), ...places].map((line) => `  ${line}`),
  ].join('\n');
}

function choice({ attribute, taken, because, values }: BookLook['choices'][number]): string {
  const all = values.map(({ value, chapter }) => `${value} (chapter ${chapter})`).join(', ');
  return `${attribute} is told as ${all}; ${taken ?? 'none'} was taken: ${LOOK_REASONS[because]}`;
}

function lookTable({ width, paint }: CliContext, { items }: BookLooks): string {
  const rows = table(
    items,
    [
      { title: 'who', value: ({ character }) => character.name },
      {
        title: 'look',
        value: (each) =>
          toldOf(each)
            .map(([, words]) => words)
            .join('; ') || '-',
      },
      { title: 'said by', value: ({ assigned_by: by }) => SAID_BY[by ?? 'nobody'] },
      { title: 'changes', value: ({ changes }) => changes.length, align: 'right' },
      { title: 'quotations', value: ({ found }) => found.length, align: 'right' },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
  const choices = items.flatMap(({ character, choices: of }) =>
    of.map((each) => `${character.name}: ${choice(each)}.`),
  );
  return [rows, ...choices].join('\n');
}

const SAID_BY = { proposal: 'the book', person: 'a person', nobody: '-' };
