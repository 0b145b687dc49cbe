import type { ScreenplayWriter } from './format.ts';

/** Loaded by who writes one: its package is large. */
export const docx = {
  label: 'Word',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  isLong: true,
  async write({ screenplay }, options) {
    const { writeDocx } = await import('../docx/write-docx.ts');
    return writeDocx(screenplay, options);
  },
} satisfies ScreenplayWriter;
