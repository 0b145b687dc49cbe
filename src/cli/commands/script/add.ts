import type { Command } from 'commander';
import { DEFAULT_STYLE, ScriptStyle } from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { byContract, chapterNumber } from '../../parse-input.ts';
import { readInputFile } from '../../read-file.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { scriptTable } from './script-table.ts';

/** Bytes: some forty feature films. */
const LARGEST_SCREENPLAY = 10_000_000;

interface AddOptions {
  book: string;
  chapter: number;
  style: string;
}

export function registerAdd(script: Command): void {
  script
    .command('add <file>')
    .description('take a Fountain file as the next version of a chapter')
    .requiredOption('--book <book>', 'the book, by handle, part of it, title or id')
    .requiredOption('--chapter <number>', 'the chapter', chapterNumber)
    .option('--style <style>', 'the style of the script', byContract(ScriptStyle), DEFAULT_STYLE)
    .addHelpText(
      'after',
      examples('goldenrod script add --book sherlock --chapter 1 scandal.fountain'),
    )
    .action(
      runAction<AddOptions>(async (context, [file = ''], options) => {
        const { decodeText } = await import('../../../book/read/text/decode-text.ts');
        const text = decodeText(await readInputFile(file, LARGEST_SCREENPLAY));
        const { book, chapter, style } = options;
        const added = await withVerbs(context, (verbs) =>
          verbs.createScript({ book, number: chapter, style, text, origin: 'import' }),
        );
        return {
          json: { script: added },
          text: [
            scriptTable(context, [added]),
            '',
            `Next: goldenrod script evaluate ${added.handle}`,
          ].join('\n'),
        };
      }),
    );
}
