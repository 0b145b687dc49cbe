import { getDocumentProxy } from 'unpdf';

/** A stretch of text that a PDF sets at once, without blanks around it. */
export interface PdfPiece {
  text: string;
  /** In points from the left edge of the sheet. */
  x: number;
  /** Of the line on which its letters stand, in points from the upper edge. */
  y: number;
  width: number;
  /** Of its letters, in points. */
  size: number;
}

export interface PdfPage {
  /** In points. */
  width: number;
  height: number;
  pieces: PdfPiece[];
}

/** The text layer of a PDF, page by page, as it is set. */
export async function readPdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  // The reader takes the bytes for itself.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(await document.getPage(number)));
    }
    return pages;
  } finally {
    await document.loadingTask.destroy();
  }
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;

async function readPage(page: Page): Promise<PdfPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const pieces = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, bottom = 0] = item.transform as number[];
    return [{ text: item.str, x, y: height - bottom, width: item.width, size: item.height }];
  });
  page.cleanup();
  return { width, height, pieces };
}
