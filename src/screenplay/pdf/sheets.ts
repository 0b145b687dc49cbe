import PDFDocument from 'pdfkit';
import type { Paper } from '../page.ts';
import type { Run } from './cut-runs.ts';

const INCH = 72;
/** Twelve-point Courier sets ten characters and six rows to the inch. */
const CHARACTER = INCH / 10;
const ROW = INCH / 6;
const SIZE = 12;
/** From the top of a row to the line on which its letters stand. */
const BASELINE = 9.4;
/** DejaVu Sans Mono is a little wider than Courier at the same size. */
const FALLBACK_SIZE = (CHARACTER * 2048) / 1233;
const LEFT = 1.5 * INCH;
const TOP = INCH;
const UNDERLINE = { below: 1.6, thick: 0.6 };
/** Where the page number and what stands beside it are set, in inches from the upper edge. */
const HEADER = 0.5;

/** What the document says of itself. */
export interface SheetsInfo {
  title: string;
  author: string | null;
  /** A BCP 47 tag. */
  language: string | null;
}

/** A document whose bytes are its pages' alone: no time, no metadata in XML. */
class PlainDocument extends PDFDocument {
  /** pdfkit would write titles into XML as they are, with what has a meaning there. */
  override endMetadata(): void {}
}

/** Sheets of paper, on which rows are set by column and row. */
export class Sheets {
  readonly document: PDFKit.PDFDocument;
  #paper: Paper;
  #chunks: Uint8Array[] = [];
  #ended: Promise<void>;

  constructor(paper: Paper, { title, author, language }: SheetsInfo) {
    this.#paper = paper;
    this.document = new PlainDocument({
      size: [paper.width * INCH, paper.height * INCH],
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      ...(language === null ? {} : { lang: language }),
      info: {
        Title: title,
        ...(author === null ? {} : { Author: author }),
        Creator: 'Goldenrod',
        // The file's identity is made of it.
        CreationDate: new Date(0),
      },
    });
    delete this.document.info.CreationDate;
    this.#ended = new Promise((resolve, reject) => {
      this.document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
      this.document.on('end', resolve).on('error', reject);
    });
  }

  add(): void {
    this.document.addPage();
  }

  /** Sets runs in a row counted from the upper margin, from a column counted from where action begins. */
  set(runs: readonly Run[], row: number, column: number): void {
    this.#setAt(runs, LEFT + column * CHARACTER, TOP + row * ROW + BASELINE);
  }

  /** Sets runs above the upper margin. */
  setInHeader(runs: readonly Run[], column: number): void {
    this.#setAt(runs, LEFT + column * CHARACTER, HEADER * INCH + BASELINE);
  }

  /** Gives the sheet a colour, before anything is set on it. */
  tint(colour: string): void {
    const { width, height } = this.#paper;
    this.document
      .rect(0, 0, width * INCH, height * INCH)
      .fill(colour)
      .fillColor('black');
  }

  #setAt(runs: readonly Run[], left: number, baseline: number): void {
    for (const { text, column, file, underline } of runs) {
      if (file === null || text === '') continue;
      const x = left + column * CHARACTER;
      const size = file.includes('DejaVu') ? FALLBACK_SIZE : SIZE;
      this.document
        .font(file, size)
        .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      if (underline) this.#underline(x, [...text].length * CHARACTER, baseline);
    }
  }

  #underline(x: number, width: number, baseline: number): void {
    const y = baseline + UNDERLINE.below;
    this.document
      .lineWidth(UNDERLINE.thick)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }

  async bytes(): Promise<Uint8Array> {
    this.document.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }
}
