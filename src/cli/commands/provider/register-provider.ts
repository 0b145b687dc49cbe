import type { Command } from 'commander';
import type { Provider } from '../../../provider/provider.ts';
import type { TestedProvider } from '../../../provider/test-provider.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';

/** Who speaks and draws over the network; no key is ever shown. */
export function registerProvider(program: Command): void {
  const provider = program
    .command('provider')
    .description('who speaks and draws over the network, as configured');
  provider
    .command('list')
    .description('show providers: what they can do, where they are, whether a key is set')
    .addHelpText('after', examples('goldenrod provider list', 'goldenrod provider list --json'))
    .action(
      runAction(async (context) => {
        context.refuseServer();
        const { describeProvider } = await import('../../../provider/describe-provider.ts');
        const providers = [...context.providers.values()].map(describeProvider);
        return { json: { providers }, text: providerTable(context, providers) };
      }),
    );
  provider
    .command('test [name]')
    .description('ask one or all who they are: nothing is made, sent or paid')
    .addHelpText('after', examples('goldenrod provider test', 'goldenrod provider test lab'))
    .action(
      runAction(async (context, [name]) => {
        context.refuseServer();
        const { findProvider } = await import('../../../provider/engines-of.ts');
        const { testProvider } = await import('../../../provider/test-provider.ts');
        const wanted: Provider[] =
          name === undefined
            ? [...context.providers.values()]
            : [findProvider(context.providers, name)];
        const providers = await Promise.all(wanted.map((each) => testProvider(each)));
        return {
          json: { providers },
          text: providers.map(describeTest).join('\n') || NONE,
          exitCode: providers.every(({ ok }) => ok) ? 0 : 1,
        };
      }),
    );
}

const NONE =
  'No provider is configured: all is made on this machine. docs/PROVIDERS.md says how to add one.';

type Described = ReturnType<
  typeof import('../../../provider/describe-provider.ts')['describeProvider']
>;

function providerTable({ width, paint }: CliContext, providers: readonly Described[]): string {
  if (providers.length === 0) return NONE;
  return table(
    providers,
    [
      { title: 'name', value: (each) => each.name },
      { title: 'kind', value: (each) => each.kind },
      { title: 'where', value: (each) => each.url },
      { title: 'key', value: (each) => (each.key ? 'set' : 'none') },
      { title: 'speech', value: (each) => each.speech ?? '-' },
      { title: 'images', value: (each) => each.images ?? '-' },
      { title: 'cost', value: (each) => (each.paid ? 'paid' : 'free') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}

function describeTest({ provider, ok, milliseconds, error }: TestedProvider): string {
  if (ok) return `${provider}: answers, in ${milliseconds} ms.`;
  return `${provider}: ${error?.message}${error?.hint === undefined ? '' : `\n  ${error.hint}`}`;
}
