/** What somebody should look at, since a page does not say it for sure. */
export interface PdfFinding {
  /** Of the file, from 1. */
  page: number;
  /** The row as it stands there. */
  text: string;
  reason: string;
}
