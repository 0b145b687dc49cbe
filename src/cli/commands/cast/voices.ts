import { type Command, InvalidArgumentError } from 'commander';
import { AppError, type BookVoice, type BookVoices, Voice } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

interface InBook {
  book: string;
}

interface VoiceOptions extends InBook {
  engine?: string;
  pitch?: number;
  rate?: number;
  style?: string;
  remove?: boolean;
}

/** By which voices a book is read. */
export function registerVoices(cast: Command): void {
  cast
    .command('voices')
    .description('list by which voices a book is read; --propose gives everybody one')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option('--propose', 'give everybody who speaks a voice; what a person chose stays')
    .option('--narrator', 'with --propose: a narrator too, who reads what is seen')
    .addHelpText('after', examples('goldenrod cast voices --book sherlock --propose'))
    .action(
      runAction<InBook & { propose?: boolean; narrator?: boolean }>(
        async (context, _args, { book, propose, narrator = false }) => {
          if (narrator && propose !== true) {
            throw new AppError('usage', '--narrator goes with --propose', {
              hint: 'A narrator alone: goldenrod cast voice narrator kal16 --book BOOK.',
            });
          }
          const voices = await withVerbs(context, (verbs) =>
            propose === true ? verbs.proposeVoices({ book, narrator }) : verbs.listVoices({ book }),
          );
          const { items, next: _next, ...told } = voices;
          return { json: { ...told, voices: items }, text: describe(context, voices) };
        },
      ),
    );
  cast
    .command('voice <who> [voice]')
    .description('choose the voice of a character, or of the `narrator`')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .option(
      '--engine <engine>',
      'what speaks: flite, espeak-ng, or a provider (GOLDENROD_SPEECH_ENGINE, else flite)',
    )
    .option('--pitch <semitones>', 'above or below the voice as it is, -12 to 12', decimal)
    .option('--rate <times>', 'as fast as the voice is by itself, 0.5 to 2', decimal)
    .option('--style <words>', 'how all is said, as a parenthetical would say it')
    .option('--remove', 'take the voice away again')
    .addHelpText(
      'after',
      examples(
        'goldenrod cast voice "Jabez Wilson" awb --book sherlock --pitch -2',
        'goldenrod cast voice narrator kal16 --book sherlock',
        'goldenrod cast voice narrator --remove --book sherlock',
      ),
    )
    .action(runAction<VoiceOptions>(choose));
}

async function choose(
  context: CliContext,
  [who = '', voice]: string[],
  { book, remove, ...options }: VoiceOptions,
): Promise<CommandResult> {
  if ((voice === undefined) !== (remove === true)) {
    throw new AppError('usage', 'give either a voice or --remove', {
      hint: 'The voices that there are: goldenrod cast voices --book BOOK.',
    });
  }
  if (voice === undefined) {
    await withVerbs(context, (verbs) => verbs.removeVoice({ book, who }));
    return { json: { removed: who }, text: `${who} has no voice any more.` };
  }
  const { engine = context.settings.speechEngine } = options;
  const wanted = Voice.safeParse({ voice, ...options, engine });
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    throw new AppError('usage', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const chosen = await withVerbs(context, (verbs) => verbs.setVoice({ book, who, ...wanted.data }));
  return { json: { voice: chosen }, text: `${nameOf(chosen)}: ${soundOf(chosen)}.` };
}

function decimal(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('it is no number');
  }
  return value;
}

const nameOf = ({ character }: BookVoice): string => character?.name ?? 'narrator';

function soundOf({ voice }: BookVoice): string {
  if (voice === null) return '-';
  const { engine, voice: name, pitch, rate, style } = voice;
  return [
    `${engine} ${name}`,
    ...(pitch === 0 ? [] : [`${pitch > 0 ? '+' : ''}${pitch} semitones`]),
    ...(rate === 1 ? [] : [`${rate} times as fast`]),
    ...(style === null ? [] : [style]),
  ].join(', ');
}

function describe({ width, paint }: CliContext, { items, alike }: BookVoices): string {
  const rows = table(
    items,
    [
      { title: 'who', value: nameOf },
      { title: 'voice', value: soundOf },
      { title: 'chosen by', value: (each) => each.assigned_by ?? '-' },
      { title: 'lines', value: (each) => each.lines, align: 'right' },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
  const warnings = alike.map(
    ({ names: [one, other] }) => `${one} and ${other} sound alike, and meet.`,
  );
  return [rows, ...warnings].join('\n');
}
