import { serializeFountain } from '../fountain/serialize.ts';
import { ParagraphReader } from './paragraph-reader.ts';
import type { PdfFinding } from './pdf-finding.ts';
import { readPdfPages } from './read-pages.ts';
import { readRows } from './read-rows.ts';
import { readTitleSheet } from './read-title-sheet.ts';

export interface ReadPdf {
  /** The screenplay as Fountain, without emphasis and forced page breaks, which a text layer does not tell. */
  text: string;
  findings: PdfFinding[];
}

/**
 * Reads a screenplay from the text layer of a PDF, by how far each row is set in.
 *
 * @throws AppError `script.damaged`, `script.encrypted`, `script.too_large`, `script.no_text`
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { creator, pages } = await readPdfPages(bytes, 'script');
  const sheets = readRows(pages);
  const title = sheets[0] === undefined ? null : readTitleSheet(sheets[0]);
  // Of our own pages it is known how wide rows are, and so where a line was ended by its writer.
  const reader = new ParagraphReader({ knowsWidths: creator === 'Goldenrod' });
  for (const sheet of title === null ? sheets : sheets.slice(1)) reader.read(sheet);
  const { elements, findings } = reader.end();
  const titlePage = title?.entries ?? [];
  return {
    text: serializeFountain({ titlePage, elements }),
    findings: [...(title?.findings ?? []), ...findings],
  };
}
