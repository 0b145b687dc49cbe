import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../test/book/write-zip.ts';
import { readBook } from './read-book.ts';

const SENTENCE = 'The lamp stood in the window and nobody had yet come for it that night. ';

describe('a web page', () => {
  const page = `<!DOCTYPE html>
<html lang="en-GB"><head><title>The Lamp &amp; the Sea</title>
<meta name="author" content="Ann Author"><script>if (a < b) alert()</script></head>
<body><nav><a href="/">Home</a></nav>
<h1>Chapter One</h1><p>It was <em>cold</em>.<a href="#n1"><sup>1</sup></a></p><p>${SENTENCE}<br>Again.</p>
<h1>Chapter Two</h1><p>${SENTENCE.repeat(3)}</p>
<p id="n1"><a href="#r1">1</a> Colder than now.</p></body></html>`;

  it('is a book by its headings, with what its head says of it', async () => {
    const book = await readBook(Buffer.from(page), 'lamp.html');
    expect(book).toMatchObject({
      format: 'html',
      title: 'The Lamp & the Sea',
      author: 'Ann Author',
      language: 'en-GB',
    });
    expect(book.chapters.map(({ title }) => title)).toEqual(['Chapter One', 'Chapter Two']);
    expect(book.chapters[0]?.text).toBe(`It was cold.\n\n${SENTENCE.trim()}\nAgain.`);
    expect(book.chapters[0]?.notes).toEqual([{ mark: '1', text: 'Colder than now.' }]);
  });

  it('without text is refused', async () => {
    const empty = '<!DOCTYPE html><html><body><img src="a.png"></body></html>';
    await expect(readBook(Buffer.from(empty), 'a.html')).rejects.toMatchObject({
      code: 'book.no_text',
    });
  });
});

describe('a Word document', () => {
  const write = (options: Partial<ConstructorParameters<typeof Document>[0]> = {}) =>
    Packer.toBuffer(
      new Document({
        title: 'The Lamp',
        creator: 'Ann Author',
        styles: { default: { document: { run: { language: { value: 'en-US' } } } } },
        footnotes: { 1: { children: [new Paragraph('Colder than now.')] } },
        sections: [
          {
            children: [
              new Paragraph({ heading: HeadingLevel.TITLE, text: 'The Lamp' }),
              new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Chapter One' }),
              new Paragraph({
                children: [
                  new TextRun('It was '),
                  new TextRun({ text: 'cold', italics: true }),
                  new TextRun('.'),
                  new FootnoteReferenceRun(1),
                ],
              }),
              new Paragraph({
                children: [
                  new ImageRun({
                    type: 'png',
                    data: Buffer.from('89504e470d0a1a0a', 'hex'),
                    transformation: { width: 1, height: 1 },
                  }),
                ],
              }),
              new Paragraph(SENTENCE),
              new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Chapter Two' }),
              new Paragraph(SENTENCE.repeat(3)),
            ],
          },
        ],
        ...options,
      }),
    );

  it('is a book by the styles of its headings, with its notes', async () => {
    const book = await readBook(await write(), 'lamp.docx');
    expect(book).toMatchObject({
      format: 'docx',
      title: 'The Lamp',
      author: 'Ann Author',
      language: 'en-US',
    });
    expect(book.chapters.map(({ title }) => title)).toEqual(['Chapter One', 'Chapter Two']);
    expect(book.chapters[0]?.text).toBe(`It was cold.\n\n${SENTENCE.trim()}`);
    expect(book.chapters[0]?.notes).toMatchObject([{ text: expect.stringContaining('Colder') }]);
  });

  it('that has no document in it, or one cut off, is damaged', async () => {
    const parts = [{ name: 'word/document.xml', data: '<w:document' }];
    for (const bytes of [writeZip(parts), (await write()).subarray(0, 900)]) {
      await expect(readBook(bytes, 'a.docx')).rejects.toMatchObject({ code: 'book.damaged' });
    }
  });
});

describe('a PDF', () => {
  type Draw = (document: PDFKit.PDFDocument) => void;
  const write = async (...pages: Draw[]) => {
    const document = new PDFDocument({ autoFirstPage: false, margin: 0, size: 'a5' });
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((resolve) => document.on('end', resolve));
    for (const draw of pages) {
      document.addPage();
      draw(document);
    }
    document.end();
    await ended;
    return Buffer.concat(chunks);
  };
  /** Lines from a height on, each set in by so many points. */
  const lines =
    (top: number, left: number, ...texts: string[]): Draw =>
    (document) => {
      texts.forEach((text, i) => {
        const indent = text.length - text.trimStart().length;
        document.font('Times-Roman', 11);
        document.text(text.trim(), left + indent * 6, top + i * 14, { lineBreak: false });
      });
    };
  const heading =
    (top: number, text: string): Draw =>
    (document) => {
      document.font('Times-Bold', 18).text(text, 50, top, { lineBreak: false });
    };
  const frame =
    (number: number): Draw =>
    (document) => {
      lines(20, 50, number % 2 === 0 ? 'ANN AUTHOR' : 'THE LAMP')(document);
      lines(560, 200, `${number}`)(document);
    };
  const page =
    (number: number, ...draws: Draw[]): Draw =>
    (document) => {
      for (const draw of [frame(number), ...draws]) draw(document);
    };
  const text = (first: string) => [
    first,
    'stood in the window of the house, and nobody had come for',
    'it, though the evening was far gone and the light-',
    'house had been lit for more than an hour by then.',
  ];

  it('is a book by its larger lines, without running heads, numbers and hyphens', async () => {
    const bytes = await write(
      page(
        1,
        heading(60, 'Chapter One'),
        lines(100, 50, ...text('  The lamp'), '  “Come in,” she said.'),
      ),
      page(2, lines(60, 50, ...text('  The boat, as they said, was gone and'), '  And so it')),
      page(
        3,
        lines(60, 50, 'went on for days.'),
        heading(120, 'Chapter Two'),
        lines(160, 50, ...text('The end')),
      ),
      page(4, lines(60, 50, ...text('  Another end'))),
      page(5, lines(60, 50, ...text('  A last end'))),
      page(6, lines(60, 50, ...text('  A very last end'))),
    );
    const book = await readBook(bytes, 'the-lamp.pdf');
    expect(book).toMatchObject({ format: 'pdf', title: 'The Lamp' });
    expect(book.chapters.map(({ title }) => title)).toEqual(['Chapter One', 'Chapter Two']);
    const [one] = book.chapters;
    expect(one?.text.split('\n\n')).toEqual([
      'The lamp stood in the window of the house, and nobody had come for it, though the evening was far gone and the lighthouse had been lit for more than an hour by then.',
      '“Come in,” she said.',
      'The boat, as they said, was gone and stood in the window of the house, and nobody had come for it, though the evening was far gone and the lighthouse had been lit for more than an hour by then.',
      'And so it went on for days.',
    ]);
    expect(book.chapters.map((chapter) => chapter.text).join()).not.toMatch(/AUTHOR|THE LAMP|\d/);
  });

  it('of two columns is read one column after the other', async () => {
    const column = (word: string) =>
      Array.from({ length: 8 }, (_, i) => `${word} ${i} is a line of it`);
    const bytes = await write(
      page(1, lines(60, 40, ...column('left')), lines(60, 230, ...column('right'))),
    );
    const { chapters } = await readBook(bytes, 'columns.pdf');
    expect(chapters[0]?.text).toBe(
      `THE LAMP\n\n${[...column('left'), ...column('right')].join(' ')}`,
    );
  });

  it('of pictures, or damaged, is refused', async () => {
    await expect(readBook(await write(() => {}), 'scan.pdf')).rejects.toMatchObject({
      code: 'book.no_text',
    });
    await expect(readBook(Buffer.from('%PDF-1.7 no more'), 'a.pdf')).rejects.toMatchObject({
      code: 'book.damaged',
    });
  });
});
