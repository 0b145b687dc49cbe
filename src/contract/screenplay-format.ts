import { z } from 'zod';

/** What a script leaves as. */
export const EXPORT_FORMATS = ['fountain', 'fdx', 'pdf', 'docx', 'text', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a script comes in as. */
export const IMPORT_FORMATS = ['fountain', 'fdx', 'pdf', 'text'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a choice of how a script is written out changes. */
export type ExportChoice = 'paper' | 'scene_numbers' | 'revision';

export interface FormatName {
  /** For people. */
  label: string;
  /** Of a file, without a dot. */
  extension: string;
  mediaType: string;
  /** The choices that change what is written. */
  heeds: readonly ExportChoice[];
}

/** What each format is called and sent as. */
export const SCREENPLAY_FORMATS: Readonly<Record<ExportFormat, FormatName>> = {
  fountain: {
    label: 'Fountain',
    extension: 'fountain',
    mediaType: 'text/plain; charset=utf-8',
    heeds: [],
  },
  fdx: {
    label: 'Final Draft',
    extension: 'fdx',
    mediaType: 'application/xml; charset=utf-8',
    heeds: ['scene_numbers', 'revision'],
  },
  pdf: {
    label: 'PDF',
    extension: 'pdf',
    mediaType: 'application/pdf',
    heeds: ['paper', 'scene_numbers', 'revision'],
  },
  docx: {
    label: 'Word',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    heeds: ['paper', 'scene_numbers'],
  },
  text: {
    label: 'Plain text',
    extension: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    heeds: ['paper', 'scene_numbers'],
  },
  html: {
    label: 'Web page',
    extension: 'html',
    mediaType: 'text/html; charset=utf-8',
    heeds: ['paper', 'scene_numbers'],
  },
};

/** The name of a file, of letters, digits and hyphens alone, so that it is no path and ends no header. */
export function exportFileName(handle: string, extension: string): string {
  const name = handle
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return `${name || 'script'}.${extension}`;
}

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

/** Of the paper on which a production prints its revisions, in their order. */
export const SHEET_COLOURS = [
  'White',
  'Blue',
  'Pink',
  'Yellow',
  'Green',
  'Goldenrod',
  'Buff',
  'Salmon',
  'Cherry',
] as const;
export type SheetColour = (typeof SHEET_COLOURS)[number];

/** What a revision may be called by; after Cherry the colours begin again as Double White. */
export const REVISION_COLOURS: readonly string[] = [
  ...SHEET_COLOURS,
  ...SHEET_COLOURS.map((colour) => `Double ${colour}`),
];

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
