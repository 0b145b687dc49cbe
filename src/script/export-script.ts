import type { InputOf, operations, ScriptDetail } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { ScreenplayWriter } from '../screenplay/formats/format.ts';
import { WRITERS } from '../screenplay/formats/registry.ts';
import type { FormatOrder } from '../screenplay/formats/write-format.ts';
import { writeFormat } from '../screenplay/formats/write-format.ts';
import { inThread, pureWork, SHORT_TEXT } from '../threads/in-thread.ts';
import { getScript } from './get-script.ts';

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
  InputOf<(typeof operations)['exportScript']>,
  'format' | 'character' | 'paper' | 'scene_numbers'
>;

const writing = pureWork<typeof import('../screenplay/formats/write-format.ts'), 'writeFormat'>(
  'screenplay/formats/write-format',
  'writeFormat',
);

/** A script as a file of a format. */
export async function exportScript(
  road: Road,
  { script, ...options }: { script: string } & ExportOptions,
): Promise<ExportedScript> {
  const detail: ScriptDetail = await getScript(road, { script });
  const { handle, text, chapter_title: title } = detail;
  return exportText(road, { handle, text, title: title ?? handle }, options);
}

/** A Fountain text as a file, written in a thread where that takes long. */
export async function exportText(
  road: Road,
  { handle, text, title }: { handle: string; text: string; title: string },
  { format, character, paper, scene_numbers: sceneNumbers }: ExportOptions,
): Promise<ExportedScript> {
  const writer: ScreenplayWriter = WRITERS[format];
  const { extension, mediaType, isLong = false } = writer;
  const order: FormatOrder = { format, character: character ?? null, paper, sceneNumbers, title };
  // A script as it is leaves as it is, however long.
  const isShort =
    (!isLong && text.length < SHORT_TEXT) || (format === 'fountain' && character === undefined);
  const content = isShort
    ? await writeFormat(text, order)
    : await inThread(writing, [text, order], road);
  return { handle, extension, mediaType, content };
}
