import { z } from 'zod';
import { EXPORT_FORMATS, PAPER_NAMES } from '../../../src/contract/index.ts';
import { keep, readKept } from '../store/kept.ts';

const KEY = 'goldenrod.export';

/** How scripts are written out; whose sides is a matter of the script, and not kept. */
const Choice = z.object({
  format: z.enum(EXPORT_FORMATS).catch('pdf'),
  paper: z.enum(PAPER_NAMES).catch('letter'),
  sceneNumbers: z.boolean().catch(false),
});
export type ExportChoice = z.infer<typeof Choice>;

/** The choice that was kept; what is missing or not known any more is as it is at first. */
export function readExportChoice(kept: string | null): ExportChoice {
  try {
    return Choice.parse(JSON.parse(kept ?? '{}') ?? {});
  } catch {
    return Choice.parse({});
  }
}

/** How it was done last in this browser. */
export function lastExportChoice(): ExportChoice {
  return readExportChoice(readKept(KEY));
}

export function keepExportChoice(choice: ExportChoice): void {
  keep(KEY, JSON.stringify(choice));
}
