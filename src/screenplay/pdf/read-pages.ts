import { getDocumentProxy } from 'unpdf';
import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';

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

export interface PdfText {
  /** The program that wrote it, as it says; '' where it says nothing. */
  creator: string;
  pages: PdfPage[];
}

/** What a PDF is read as: its errors are called so. */
type Subject = 'script' | 'book';

const MOST_PAGES = 3_000;
const MOST_BYTES = 100 * 1024 * 1024;
/** Stretches of text that are set at once: some five times those of the longest books. */
const MOST_PIECES = 2_000_000;

/**
 * The text layer of a PDF, page by page, as it is set. Emphasis is not told.
 *
 * @throws AppError `damaged`, `encrypted`, `too_large` and `no_text`, each of a script or a book
 */
export async function readPdfPages(
  bytes: Uint8Array,
  subject: Subject = 'script',
): Promise<PdfText> {
  refuseMore(subject, bytes.length, MOST_BYTES, 'byte');
  const document = await openPdf(bytes, subject);
  try {
    refuseMore(subject, document.numPages, MOST_PAGES, 'page');
    const pages: PdfPage[] = [];
    let pieces = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await readPage(await document.getPage(number));
      pieces += page.pieces.length;
      refuseMore(subject, pieces, MOST_PIECES, 'stretch of text', 'stretches of text');
      pages.push(page);
    }
    if (pieces === 0) throw noText(subject, pages.length);
    return { creator: await creatorOf(document), pages };
  } catch (error) {
    throw error instanceof AppError ? error : damaged(subject, error);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function creatorOf(document: Document): Promise<string> {
  const { info } = await document.getMetadata();
  const creator: unknown = 'Creator' in info ? info.Creator : '';
  return typeof creator === 'string' ? creator : '';
}

async function openPdf(bytes: Uint8Array, subject: Subject): Promise<Document> {
  try {
    // The reader takes the bytes for itself.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new AppError(`${subject}.encrypted`, 'the PDF asks for a password', {
        hint: 'Open it with the password and print or export it to a PDF without one.',
      });
    }
    throw damaged(subject, error);
  }
}

function damaged(subject: Subject, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message.replace(/\.$/, '') : 'it cannot be read';
  return new AppError(`${subject}.damaged`, `the PDF is damaged: ${reason}`, {
    hint: 'Download or export it again.',
    cause,
  });
}

function noText(subject: Subject, pages: number): AppError {
  return new AppError(
    `${subject}.no_text`,
    `the PDF has ${plural(pages, 'page')} and no text layer: its pages are pictures`,
    {
      hint: 'Have the scan recognised (OCR) first, or export the PDF from the program that wrote it.',
    },
  );
}

function refuseMore(
  subject: Subject,
  found: number,
  limit: number,
  one: string,
  many?: string,
): void {
  if (found <= limit) return;
  throw new AppError(
    `${subject}.too_large`,
    `a PDF of ${plural(found, one, many)}: ${limit} is the most that is read`,
    { hint: 'Divide it into parts.', details: { found, limit } },
  );
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;

async function readPage(page: Page): Promise<PdfPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const pieces = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, bottom = 0] = item.transform as number[];
    if (!Number.isFinite(x + bottom + item.width)) return [];
    return [{ text: item.str, x, y: height - bottom, width: item.width, size: item.height }];
  });
  page.cleanup();
  return { width, height, pieces };
}
