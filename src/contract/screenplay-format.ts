import { z } from 'zod';

/** What a script leaves as. */
export const EXPORT_FORMATS = ['fountain', 'fdx', 'pdf', 'docx', 'text', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a script comes in as. */
export const IMPORT_FORMATS = ['fountain', 'fdx', 'pdf', 'text'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const PAPER_NAMES = ['letter', 'a4'] as const;
export type PaperName = (typeof PAPER_NAMES)[number];

/** What a reader was not sure of, or could not keep. */
export const ImportFinding = z
  .object({
    kind: z.enum(['unsure', 'not_kept']),
    /** 1-based line of the file where it stands; null where it is of the whole file. */
    line: z.int().nullable(),
    /** For people. */
    what: z.string(),
  })
  .meta({ id: 'ImportFinding' });
export type ImportFinding = z.infer<typeof ImportFinding>;

/** How a script is written out. */
export const EXPORT_OPTIONS = {
  format: z.enum(EXPORT_FORMATS).default('fountain'),
  /** Only the scenes in which they speak, with their speeches and the one before each: sides. */
  character: z.string().trim().min(1).max(500).optional(),
  /** What printed pages are set on. */
  paper: z.enum(PAPER_NAMES).default('letter'),
};

/** How a script is written out as a revision: with what is new marked, and pages and scenes numbered as they were. */
export const REVISION_OPTIONS = {
  /** The version before: its id, its handle, or its number where it is of the same chapter and style. */
  since: z.string().trim().min(1).max(500).optional(),
  /** In the order of the trade; Blue is the first behind white. */
  revision_colour: z.string().trim().min(1).max(50).optional(),
  /** In place of the colour's name, above each page that has something new. */
  revision_name: z.string().trim().min(1).max(60).optional(),
  /** As it is to be printed; the day on which the script was last changed where it is not said. */
  revision_date: z.string().trim().min(1).max(40).optional(),
};
