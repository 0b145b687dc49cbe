import type { ScreenplayReader, ScreenplayWriter } from './format.ts';
import { encode } from './format.ts';

/** The text itself: nothing is read into it and nothing changed. */
export const fountain = {
  label: 'Fountain',
  extension: 'fountain',
  mediaType: 'text/plain; charset=utf-8',
  write: ({ text }) => encode(text),
  read: (file) => ({ text: file.decode(), findings: [] }),
} satisfies ScreenplayWriter & ScreenplayReader;
