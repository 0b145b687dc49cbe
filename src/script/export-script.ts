import type { InputOf, operations } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { ScreenplayWriter } from '../screenplay/formats/format.ts';
import { WRITERS } from '../screenplay/formats/registry.ts';
import type { FormatOrder } from '../screenplay/formats/write-format.ts';
import { writeFormat } from '../screenplay/formats/write-format.ts';
import type { Revision } from '../screenplay/revision/revise-elements.ts';
import { inThread, pureWork, SHORT_TEXT } from '../threads/in-thread.ts';
import { readScript } from './get-script.ts';
import { type RevisionOptions, readRevision } from './read-revision.ts';

/** A script in a format of the trade, as a file. */
export interface ExportedScript {
  /** Of the script or book: what the file is named after. */
  handle: string;
  /** Without a dot. */
  extension: string;
  mediaType: string;
  content: Uint8Array;
}

export type ExportOptions = Pick<
  InputOf<(typeof operations)['exportBook']>,
  'format' | 'character' | 'paper' | 'scene_numbers'
>;

const writing = pureWork<typeof import('../screenplay/formats/write-format.ts'), 'writeFormat'>(
  'screenplay/formats/write-format',
  'writeFormat',
);

/** A script as a file of a format, or as a revision of an earlier version. */
export async function exportScript(
  road: Road,
  { script, ...options }: { script: string } & ExportOptions & RevisionOptions,
): Promise<ExportedScript> {
  const { detail, revision } = await road.look(async (trx) => {
    const found = await readScript(trx, script);
    return { detail: found, revision: await readRevision(trx, found, options) };
  });
  const { handle, text, chapter_title: title } = detail;
  return exportText(road, { handle, text, title: title ?? handle }, options, revision);
}

/** A Fountain text as a file, written in a thread where that takes long. */
export async function exportText(
  road: Road,
  { handle, text, title }: { handle: string; text: string; title: string },
  { format, character, paper, scene_numbers: sceneNumbers }: ExportOptions,
  revision?: Revision,
): Promise<ExportedScript> {
  const writer: ScreenplayWriter = WRITERS[format];
  const { extension, mediaType, isLong = false } = writer;
  const order: FormatOrder = {
    format,
    character: character ?? null,
    paper,
    sceneNumbers,
    title,
    ...(revision === undefined ? {} : { revision }),
  };
  // A script as it is leaves as it is, however long.
  const isShort =
    (!isLong && text.length < SHORT_TEXT) || (format === 'fountain' && character === undefined);
  const content = isShort
    ? await writeFormat(text, order)
    : await inThread(writing, [text, order], road);
  return { handle, extension, mediaType, content };
}
