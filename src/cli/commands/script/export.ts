import { type Command, Option } from 'commander';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';
import { writeNew } from '../../write-new.ts';

interface ExportOptions {
  format: 'fountain';
  output?: string;
}

export function registerExport(script: Command): void {
  script
    .command('export <script>')
    .description('write a script out, to stdout or a file')
    .addOption(
      new Option('--format <format>', 'the format').choices(['fountain']).default('fountain'),
    )
    .option('-o, --output <file>', 'write to a new file')
    .addHelpText(
      'after',
      examples(
        'goldenrod script export sherlock/1 > scandal.fountain',
        'goldenrod script export sherlock/1 -o scandal.fountain',
      ),
    )
    .action(
      runAction<ExportOptions>(async (context, [wanted = ''], { format, output }) => {
        const { exported, text } = await withVerbs(context, async (verbs) => {
          const {
            text: _text,
            cast: _cast,
            etag: _etag,
            ...script
          } = await verbs.getScript({
            script: wanted,
          });
          const { content } = await verbs.exportScript({ script: script.id, format });
          return { exported: script, text: content };
        });
        if (output === undefined) return { json: { script: exported, format, text }, text };
        await writeNew(output, text);
        return {
          json: { script: exported, format, file: output },
          text: `Wrote ${exported.handle} to ${output}.`,
        };
      }),
    );
}
