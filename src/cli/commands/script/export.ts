import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { tellWhile } from '../../tell-while.ts';
import { withVerbs } from '../../with-verbs.ts';
import {
  deliver,
  type ExportOptions,
  exportQuery,
  type RevisionOptions,
  revisionQuery,
  withExportOptions,
  withRevisionOptions,
} from '../export-options.ts';

export function registerExport(script: Command): void {
  withRevisionOptions(
    withExportOptions(
      script.command('export <script>').description('write a script out, to stdout or a file'),
    ),
  )
    .addHelpText(
      'after',
      examples(
        'goldenrod script export sherlock/1 > scandal.fountain',
        'goldenrod script export sherlock/1 --format fdx -o scandal.fdx',
        'goldenrod script export sherlock/1 --format text --character HOLMES',
        'goldenrod script export sherlock/1 --format pdf --since 2 --scene-numbers -o blue.pdf',
      ),
    )
    .action(
      runAction<ExportOptions & RevisionOptions>(async (context, [wanted = ''], options) => {
        const { exported, file } = await withVerbs(context, async (verbs) => {
          const {
            text: _text,
            cast: _cast,
            etag: _etag,
            ...script
          } = await verbs.getScript({ script: wanted });
          const query = { ...exportQuery(options), ...revisionQuery(options) };
          return {
            exported: script,
            file: await tellWhile(
              context,
              `Writing ${script.handle} as ${options.format}`,
              verbs.exportScript({ script: script.id, ...query }),
            ),
          };
        });
        const { json, text } = await deliver(file, options);
        return { json: { script: exported, format: options.format, ...json }, text };
      }),
    );
}
