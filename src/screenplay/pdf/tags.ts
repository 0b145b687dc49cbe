type Document = PDFKit.PDFDocument;

/**
 * What a reader aloud is told: headings and paragraphs in reading order, of which each may go on over
 * several pages; what is printed beside them is an artifact.
 */
export class Tags {
  #document: Document;
  #root: PDFKit.PDFStructureElement;
  #open: PDFKit.PDFStructureElement | null = null;
  #type = 'P';

  constructor(document: Document) {
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  /** Begins a paragraph, heading or picture, with what is read in place of it; the one before it has ended. */
  begin(type: 'P' | 'H1' | 'H2' | 'Figure', alt?: string): void {
    this.#endOpen();
    this.#type = type;
    this.#open = this.#document.struct(type, alt === undefined ? {} : { alt });
    this.#root.add(this.#open);
  }

  /** A part of what has begun, all of it on one page. */
  part(draw: () => void): void {
    const content = this.#document.markStructureContent(this.#type);
    draw();
    this.#document.endMarkedContent();
    this.#open?.add(content);
  }

  artifact(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.#document.endMarkedContent();
  }

  end(): void {
    this.#endOpen();
    this.#root.end();
  }

  #endOpen(): void {
    this.#open?.end();
    this.#open = null;
  }
}
