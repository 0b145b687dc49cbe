import type { ScreenplayWriter } from './format.ts';

/** A document of Word whose styles are the elements of a screenplay. */
export const docx = {
  label: 'Word',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  // Loaded where it is asked for: no command is to wait for what it does not write.
  write: async ({ screenplay }, { title, paper, sceneNumbers }) => {
    const { writeDocx } = await import('../docx/write-docx.ts');
    return writeDocx(screenplay, { title, paper, sceneNumbers });
  },
} satisfies ScreenplayWriter;
