import { SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import type { ScreenplayReader, ScreenplayWriter } from './format.ts';
import { encode } from './format.ts';

/** The text itself: nothing is read into it and nothing changed. */
export const fountain = {
  ...SCREENPLAY_FORMATS.fountain,
  write: ({ text }) => encode(text),
  read: (file) => ({ text: file.decode(), findings: [] }),
} satisfies ScreenplayWriter & ScreenplayReader;
