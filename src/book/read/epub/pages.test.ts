import { describe, expect, it } from 'vitest';
import { buildEpub, type EpubOptions, epubParts, prose } from '../../../../test/book/build-epub.ts';
import { writeZip } from '../../../../test/book/write-zip.ts';
import { readBook } from '../read-book.ts';
import type { ReadBook } from '../types.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex');

const page = (name: string, more: object = {}) => ({
  name,
  body: `<h1>${name.replace(/\..*$/, '')}</h1><p>${prose(160)}</p>`,
  ...more,
});

/** A book of three chapters, the second of which is as the case has it. */
function withSecond(second: EpubOptions['files'][number], more: Partial<EpubOptions> = {}) {
  return { files: [page('First.xhtml'), second, page('Third.xhtml')], ...more };
}

const read = (options: EpubOptions): Promise<ReadBook> => readBook(buildEpub(options), 'a.epub');
const titlesOf = (book: ReadBook): string[] => book.chapters.map(({ title }) => title);

describe('a page of the reading order', () => {
  it.each([
    'text/html; charset=utf-8',
    'text/xhtml',
    'application/xml',
    'text/x-oeb1-document',
    'application/octet-stream',
    'Application/XHTML+XML',
    '',
  ])('is read by its content where its media type is %j', async (mediaType) => {
    const book = await read(withSecond(page('Second.xhtml', { mediaType })));
    expect(titlesOf(book)).toEqual(['First', 'Second', 'Third']);
  });

  it('that is a picture is left out by name and reason, whatever its media type says', async () => {
    const parts = epubParts(withSecond(page('Second.xhtml'))).map((part) =>
      part.name === 'OEBPS/Second.xhtml' ? { ...part, data: PNG } : part,
    );
    const book = await readBook(writeZip(parts), 'a.epub');
    expect(titlesOf(book)).toEqual(['First', 'Third']);
    expect(book.leftOut).toEqual([{ title: 'OEBPS/Second.xhtml', reason: 'a PNG picture' }]);
  });

  it('that is an SVG picture is left out by name and reason', async () => {
    const body =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>';
    const book = await read(withSecond({ name: 'map.svg', body, mediaType: 'image/svg+xml' }));
    expect(book.leftOut).toEqual([{ title: 'OEBPS/map.svg', reason: 'an SVG picture' }]);
  });

  it('that is no page is read by the fallback that the manifest names for it', async () => {
    const options = withSecond({ name: 'map.svg', body: '<html/>', mediaType: 'image/svg+xml' });
    const parts = epubParts({ ...options, extra: [] }).map((part) =>
      part.name.endsWith('.opf')
        ? {
            ...part,
            data: String(part.data)
              .replace('media-type="image/svg+xml"', 'media-type="image/svg+xml" fallback="alt"')
              .replace(
                '</manifest>',
                '<item id="alt" href="alt.xhtml" media-type="application/xhtml+xml"/></manifest>',
              ),
          }
        : part.name.endsWith('map.svg')
          ? { ...part, data: '<svg xmlns="http://www.w3.org/2000/svg"/>' }
          : part,
    );
    const alt = `<html><body><h1>Second</h1><p>${prose(160)}</p></body></html>`;
    const book = await readBook(writeZip([...parts, { name: 'OEBPS/alt.xhtml', data: alt }]), 'a');
    expect(titlesOf(book)).toEqual(['First', 'Second', 'Third']);
  });

  it('that holds no text is named', async () => {
    const body = '<p><img src="a.png" alt="A ship"/></p>';
    const book = await read(withSecond({ name: 'plate.xhtml', body }));
    expect(book.leftOut).toEqual([{ title: 'A page', reason: 'no text' }]);
  });

  it('that the manifest has and the reading order has not is named', async () => {
    const options = withSecond(page('Second.xhtml'));
    const parts = epubParts(options).map((part) =>
      part.name.endsWith('.opf')
        ? { ...part, data: String(part.data).replace('<itemref idref="f1"/>', '') }
        : part,
    );
    const book = await readBook(writeZip(parts), 'a.epub');
    expect(book.leftOut).toEqual([
      { title: 'OEBPS/Second.xhtml', reason: 'outside the reading order' },
    ]);
  });
});

describe('one bad file', () => {
  const missing = withSecond(page('Second.xhtml', { missing: true }), {
    toc: [
      { label: 'First', href: 'First.xhtml' },
      { label: 'The Rain', href: 'Second.xhtml' },
      { label: 'Third', href: 'Third.xhtml' },
    ],
  });

  it('that is missing is named as the contents call it, and the rest is read', async () => {
    const book = await read(missing);
    expect(titlesOf(book)).toEqual(['First', 'Third']);
    expect(book.leftOut).toEqual([
      { title: 'The Rain', reason: 'OEBPS/Second.xhtml is missing from the archive', lost: true },
    ]);
  });

  it('refuses the book where that is asked for, and says which', async () => {
    await expect(readBook(buildEpub(missing), 'a.epub', { strict: true })).rejects.toMatchObject({
      code: 'book.damaged',
      message: expect.stringContaining('The Rain (OEBPS/Second.xhtml is missing'),
    });
  });

  it('refuses no book strictly that is whole', async () => {
    const whole = buildEpub(withSecond(page('Second.xhtml')));
    expect((await readBook(whole, 'a.epub', { strict: true })).chapters).toHaveLength(3);
  });

  it('that is named by the reading order alone is named as lost', async () => {
    const parts = epubParts(withSecond(page('Second.xhtml'))).map((part) =>
      part.name.endsWith('.opf')
        ? { ...part, data: String(part.data).replace('</spine>', '<itemref idref="x"/></spine>') }
        : part,
    );
    const book = await readBook(writeZip(parts), 'a.epub');
    expect(titlesOf(book)).toEqual(['First', 'Second', 'Third']);
    expect(book.leftOut).toEqual([
      { title: 'x', reason: 'the reading order names it, the manifest does not', lost: true },
    ]);
  });

  it('that is in no encoding that it states is named, and the rest is read', async () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="utf-8"?><html>\xe9</html>', 'latin1');
    const parts = epubParts(withSecond(page('Second.xhtml'))).map((part) =>
      part.name === 'OEBPS/Second.xhtml' ? { ...part, data: bytes } : part,
    );
    const book = await readBook(writeZip(parts), 'a.epub');
    expect(titlesOf(book)).toEqual(['First', 'Third']);
    expect(book.leftOut).toMatchObject([{ title: 'OEBPS/Second.xhtml', lost: true }]);
  });

  it('among the contents leads nowhere and is named', async () => {
    const toc = [...(missing.toc ?? []), { label: 'The Lamp', href: 'lost.xhtml' }];
    const book = await read({ ...withSecond(page('Second.xhtml')), toc });
    expect(book.leftOut).toEqual([
      { title: 'The Lamp', reason: 'OEBPS/lost.xhtml is missing from the archive', lost: true },
    ]);
  });

  it('that is the table of contents leaves the headings', async () => {
    const parts = epubParts({ ...missing, files: withSecond(page('Second.xhtml')).files }).map(
      (part) => (part.name.endsWith('nav.xhtml') ? { ...part, data: '<div>'.repeat(2_000) } : part),
    );
    const book = await readBook(writeZip(parts), 'a.epub');
    expect(titlesOf(book)).toEqual(['First', 'Second', 'Third']);
    expect(book.leftOut).toMatchObject([{ title: 'OEBPS/nav.xhtml', lost: true }]);
  });

  it('does not refuse a book whose every other file differs from it by case alone', async () => {
    const extra = [
      { name: 'OEBPS/Cover.jpg', data: 'x' },
      { name: 'OEBPS/cover.jpg', data: 'y' },
    ];
    const book = await read(withSecond(page('Second.xhtml'), { extra }));
    expect(book.chapters).toHaveLength(3);
  });
});

describe('a link inside a book', () => {
  it.each([
    ['Who was it?.xhtml', 'Who%20was%20it%3F.xhtml'],
    ['Who was it?.xhtml', 'Who was it?.xhtml'],
    ['a%20b.xhtml', 'a%20b.xhtml'],
    ['a%20b.xhtml', 'a b.xhtml'],
    ['a b.xhtml', 'a%2520b.xhtml'],
    ['a b.xhtml', 'a b.xhtml'],
    ['café.xhtml', 'caf%E9.xhtml'],
    ['caf\u00e9.xhtml', 'cafe%CC%81.xhtml'],
    ['cafe\u0301.xhtml', 'caf%C3%A9.xhtml'],
    ['100%.xhtml', '100%.xhtml'],
    ['a#1.xhtml', 'a%231.xhtml'],
    ['a#1.xhtml', 'a#1.xhtml'],
    ['second.xhtml', 'second.xhtml?v=2'],
    ['second.xhtml', 'second.xhtml#top'],
    ['second.xhtml', './SECOND.xhtml'],
    ['text/second.xhtml', 'text\\second.xhtml'],
    ['second.xhtml', 'OEBPS/second.xhtml'],
    ['second.xhtml', '/OEBPS/second.xhtml'],
    ['second.xhtml', ' second.xhtml '],
  ])('to %j is found where it is written %j', async (name, href) => {
    const second = { ...page(name, { href }), body: `<h1>The Rain</h1><p>${prose(160)}</p>` };
    const toc = [
      { label: 'First', href: 'First.xhtml' },
      { label: 'The Rain', href },
      { label: 'Third', href: 'Third.xhtml' },
    ];
    const book = await read(withSecond(second, { toc }));
    expect(book.leftOut).toEqual([]);
    expect(titlesOf(book)).toEqual(['First', 'The Rain', 'Third']);
  });
});
