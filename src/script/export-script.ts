import type { ScriptDetail } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { getScript, type ScriptName } from './get-script.ts';

/** A script in a format of the trade, as a file. */
export interface ExportedScript {
  /** Of the script: what the file is named after. */
  handle: string;
  /** Without a dot. */
  extension: string;
  mediaType: string;
  content: string;
}

/** Writes a script in one format. */
interface ScriptWriter {
  extension: string;
  mediaType: string;
  write(script: ScriptDetail): string;
}

/** A writer for every format that scripts leave in. */
const WRITERS = {
  fountain: {
    extension: 'fountain',
    mediaType: 'text/plain; charset=utf-8',
    write: ({ text }) => text,
  },
} as const satisfies Record<string, ScriptWriter>;
export type ExportFormat = keyof typeof WRITERS;

/** A script as a file of a format. */
export async function exportScript(
  road: Road,
  { script, format }: ScriptName & { format: ExportFormat },
): Promise<ExportedScript> {
  const { write, ...file } = WRITERS[format];
  const detail = await getScript(road, { script });
  return { handle: detail.handle, ...file, content: write(detail) };
}
