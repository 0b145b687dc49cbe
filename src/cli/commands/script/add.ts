import { basename } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_STYLE, type ImportedScript, ScriptStyle } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { printable } from '../../output/printable.ts';
import { byContract, chapterNumber } from '../../parse-input.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import { tellWhile } from '../../tell-while.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

/** Bytes: some forty feature films. */
const LARGEST_SCREENPLAY = 10_000_000;

/** Findings that are told in a line each. */
const MOST_SHOWN = 20;

interface AddOptions {
  book: string;
  chapter: number;
  style: string;
}

export function registerAdd(script: Command): void {
  script
    .command('add <file>')
    .description(
      'take a script file (Fountain, Final Draft, PDF, plain text) as the next version of a chapter',
    )
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .option('--style <style>', 'the style of the script', byContract(ScriptStyle), DEFAULT_STYLE)
    .addHelpText(
      'after',
      examples(
        'goldenrod script add --book sherlock --chapter 1 scandal.fountain',
        'goldenrod script add --book sherlock --chapter 1 scandal.fdx',
      ),
    )
    .action(
      runAction<AddOptions>(async (context, [file = ''], options) => {
        const bytes = await readInputFile(file, LARGEST_SCREENPLAY);
        const { book, chapter, style } = options;
        const fileName = basename(file);
        const added = await withVerbs(context, (verbs) =>
          tellWhile(
            context,
            `Reading ${file}`,
            verbs.importScript({ book, number: chapter, style, bytes, file_name: fileName }),
          ),
        );
        return { json: added, text: describe(context, added) };
      }),
    );
}

function describe(context: CliContext, { script, findings }: ImportedScript): string {
  const shown = findings.slice(0, MOST_SHOWN).map(({ kind, line, what }) => {
    const place = line === null ? '' : `line ${line}: `;
    return `${kind === 'unsure' ? 'Unsure' : 'Not kept'}: ${place}${what}`;
  });
  const more = findings.length - shown.length;
  return [
    scriptTable(context, [script]),
    '',
    ...(shown.length === 0
      ? []
      : [...shown.map(printable), ...(more > 0 ? [`And ${more} more: --json`] : []), '']),
    `Next: goldenrod script evaluate ${script.handle}`,
  ].join('\n');
}
