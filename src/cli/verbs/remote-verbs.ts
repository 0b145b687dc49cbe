import { createClient } from '../../client/index.ts';
import type { ServerTarget } from '../../config/load-config.ts';
import { type OperationName, operations } from '../../contract/index.ts';
import { splitInput } from '../../contract/split-input.ts';
import type { BoundVerbs } from './bound-verbs.ts';
import { patientFetch } from './patient-fetch.ts';

type Input = Record<string, unknown>;
type Call = (input: Input) => unknown;

/** The verbs of a Goldenrod over HTTP, as whoever the token names. */
export function remoteVerbs({ url, token }: ServerTarget): BoundVerbs {
  const client = createClient({ url, token, fetch: patientFetch });
  const bound = Object.entries(client).map(([name, call]) => [
    name,
    (input: Input) =>
      (call as Call)({
        ...splitInput(operations[name as OperationName], input),
        ifMatch: input.ifMatch,
      }),
  ]);
  const verbs = Object.fromEntries(bound) as BoundVerbs;
  return {
    ...verbs,
    exportScript: async (input) => {
      const { format = 'fountain' } = input;
      const { handle } = await verbs.getScript(input);
      const content = await client.exportScript({
        params: { script: input.script },
        query: { format },
      });
      return { handle, extension: format, mediaType: 'text/plain; charset=utf-8', content };
    },
  };
}
