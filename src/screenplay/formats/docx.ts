import { SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import type { ScreenplayWriter } from './format.ts';

/** Loaded by who writes one: its package is large. */
export const docx = {
  ...SCREENPLAY_FORMATS.docx,
  isLong: true,
  async write({ screenplay }, options) {
    const { writeDocx } = await import('../docx/write-docx.ts');
    return writeDocx(screenplay, options);
  },
} satisfies ScreenplayWriter;
