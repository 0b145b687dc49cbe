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
