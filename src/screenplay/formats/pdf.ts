import { SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import type { ScreenplayReader, ScreenplayWriter } from './format.ts';

/** Loaded by who prints or reads one: its packages are large. */
export const pdf = {
  ...SCREENPLAY_FORMATS.pdf,
  isLong: true,
  async write({ screenplay }, options) {
    const { writePdf } = await import('../pdf/write-pdf.ts');
    return writePdf(screenplay, options);
  },
  async read({ bytes }) {
    const { readPdf } = await import('../pdf/read-pdf.ts');
    const { text, findings } = await readPdf(bytes);
    return {
      text,
      findings: [
        { kind: 'not_kept', line: null, what: 'emphasis, which a text layer does not tell' },
        ...findings.map(({ page, text: row, reason }) => ({
          kind: 'unsure' as const,
          line: null,
          what: `page ${page}: "${row}" is ${reason}`,
        })),
      ],
    };
  },
} satisfies ScreenplayWriter & ScreenplayReader;
