import type { ImportedScript } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import { createScript } from './create-script.ts';

const reading = pureWork<typeof import('./read-script-file.ts'), 'readScriptFile'>(
  'script/read-script-file',
  'readScriptFile',
);

export interface ImportScriptInput {
  book: string;
  number: number;
  bytes: Uint8Array;
  file_name: string;
  style: string;
}

/** Adds a script file as the next version of its chapter and style; nothing where it cannot be read. */
export async function importScript(
  road: Road,
  { bytes, file_name: fileName, ...version }: ImportScriptInput,
): Promise<ImportedScript> {
  const { text, format, findings } = await inThread(reading, [bytes, fileName], road);
  const script = await createScript(road, { ...version, text, origin: 'import' });
  return { script, format, findings };
}
