import { createClient } from '../../client/index.ts';
import type { ServerTarget } from '../../config/load-config.ts';
import {
  type ExportFormat,
  type OperationName,
  operations,
  SCREENPLAY_FORMATS,
} from '../../contract/index.ts';
import { splitInput } from '../../contract/split-input.ts';
import type { ExportedScript } from '../../script/export-script.ts';
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
    exportScript: async ({ script, ...query }) => {
      const { handle } = await verbs.getScript({ script });
      return fileOf(handle, query.format, await client.exportScript({ params: { script }, query }));
    },
    exportBook: async ({ book, ...query }) => {
      const { handle } = await verbs.getBook({ book });
      return fileOf(handle, query.format, await client.exportBook({ params: { book }, query }));
    },
    drawPortrait: async ({ book, who, ...query }) =>
      pictureOf(await client.drawPortrait({ params: { book, who }, query })),
    readBookCover: async ({ book, ...query }) =>
      pictureOf(await client.readBookCover({ params: { book }, query })),
  };
}

async function pictureOf(file: Blob): Promise<{ mediaType: string; content: Uint8Array }> {
  return { mediaType: file.type, content: new Uint8Array(await file.arrayBuffer()) };
}

async function fileOf(
  handle: string,
  format: ExportFormat | undefined,
  file: Blob,
): Promise<ExportedScript> {
  const { extension, mediaType } = SCREENPLAY_FORMATS[format ?? 'fountain'];
  return { handle, extension, mediaType, content: new Uint8Array(await file.arrayBuffer()) };
}
