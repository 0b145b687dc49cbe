import type { ExportFormat, ImportFormat } from '../../contract/screenplay-format.ts';
import { docx } from './docx.ts';
import { fdx } from './fdx.ts';
import type { ScreenplayReader, ScreenplayWriter } from './format.ts';
import { fountain } from './fountain.ts';
import { html } from './html.ts';
import { pdf } from './pdf.ts';
import { text } from './text.ts';

/** A writer for every format that scripts leave in. */
export const WRITERS: Readonly<Record<ExportFormat, ScreenplayWriter>> = {
  fountain,
  fdx,
  pdf,
  docx,
  text,
  html,
};

/** A reader for every format that scripts come in. */
export const READERS: Readonly<Record<ImportFormat, ScreenplayReader>> = {
  fountain,
  fdx,
  pdf,
  text,
};
