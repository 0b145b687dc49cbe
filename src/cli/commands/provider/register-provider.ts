import type { Command } from 'commander';
import type { ProviderItem } from '../../../contract/spend.ts';
import type { Provider } from '../../../provider/provider.ts';
import type { TestedProvider } from '../../../provider/test-provider.ts';
import type { CliContext } from '../../context.ts';
import { examples } from '../../output/examples.ts';
import { table } from '../../output/table.ts';
import { runAction } from '../../run-action.ts';
import { withVerbs } from '../../with-verbs.ts';

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
        const providers = await listed(context);
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

/** Whoever configured it here sees where it is and whether it has a key; nobody else does. */
interface Listed extends ProviderItem {
  url?: string;
  key?: boolean;
}

/** Those of a server where one was named, else of this configuration, for which no database is opened. */
async function listed(context: CliContext): Promise<Listed[]> {
  if (context.server !== undefined) {
    return withVerbs(context, async (verbs) => (await verbs.listProviders({})).items);
  }
  const { describeProvider } = await import('../../../provider/describe-provider.ts');
  return [...context.providers.values()].map((provider) => ({
    ...describeProvider(provider),
    url: provider.url,
    key: provider.key !== null,
  }));
}

function providerTable({ width, paint }: CliContext, providers: readonly Listed[]): string {
  if (providers.length === 0) return NONE;
  return table(
    providers,
    [
      { title: 'name', value: (each) => each.name },
      { title: 'kind', value: (each) => each.kind },
      { title: 'where', value: (each) => each.url ?? each.host },
      { title: 'key', value: keyOf },
      { title: 'speech', value: (each) => each.speech ?? '-' },
      { title: 'images', value: (each) => each.images ?? '-' },
      { title: 'default for', value: (each) => each.default_for.join(', ') || '-' },
      { title: 'cost', value: (each) => (each.paid ? 'paid' : 'free') },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}

function keyOf({ key }: Listed): string {
  if (key === undefined) return '-';
  return key ? 'set' : 'none';
}

function describeTest({ provider, ok, milliseconds, error }: TestedProvider): string {
  if (ok) return `${provider}: answers, in ${milliseconds} ms.`;
  return `${provider}: ${error?.message}${error?.hint === undefined ? '' : `\n  ${error.hint}`}`;
}
