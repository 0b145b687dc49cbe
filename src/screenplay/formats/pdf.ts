import type { ScreenplayWriter } from './format.ts';

/** The printed pages, to be searched, read aloud and printed. */
export const pdf = {
  label: 'PDF',
  extension: 'pdf',
  mediaType: 'application/pdf',
  // Loaded where it is asked for: no command is to wait for what it does not write.
  write: async ({ screenplay }, { title, paper, sceneNumbers }) => {
    const { writePdf } = await import('../pdf/write-pdf.ts');
    return writePdf(screenplay, { title, paper, sceneNumbers });
  },
} satisfies ScreenplayWriter;
