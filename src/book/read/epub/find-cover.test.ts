import { describe, expect, it } from 'vitest';
import { buildEpub, type EpubOptions, prose } from '../../../../test/book/build-epub.ts';
import { SMALL_PICTURES } from '../../../../test/book/small-pictures.ts';
import { MAX_COVER_BYTES } from '../../../contract/book.ts';
import { readBook } from '../read-book.ts';

const ONE = { name: 'one.xhtml', body: `<h1>One</h1><p>${prose(300)}</p>` };
const { 'image/png': PNG, 'image/jpeg': JPEG, 'image/gif': GIF } = SMALL_PICTURES;
const NAMES = '<dc:title>The Test</dc:title><dc:language>en</dc:language>';
const picture = (name: string, data: Uint8Array | string) => ({ name: `OEBPS/${name}`, data });

const read = async (options: Partial<EpubOptions>) => {
  const { cover, chapters, leftOut } = await readBook(
    buildEpub({ files: [ONE], ...options }),
    'test.epub',
  );
  expect(chapters.map(({ title }) => title)).toEqual(['One']);
  const type = cover?.type ?? null;
  const left = leftOut.filter(({ title }) => title === 'Cover').map(({ reason }) => reason);
  return { type, left, content: cover?.content };
};

const COVER_IMAGE =
  '<item id="c" href="c.png" media-type="image/png" properties="svg cover-image"/>';
const META = `${NAMES}<meta name="cover" content="m"/>`;
const META_ITEM = '<item id="m" href="pictures/m%20m.jpg" media-type="image/jpeg"/>';
const page = (body: string) => ({ name: 'cover.xhtml', body });

describe('the cover of an EPUB', () => {
  it('is what the manifest of EPUB 3 calls its cover image', async () => {
    const extra = [picture('c.png', PNG)];
    const found = await read({ items: COVER_IMAGE, extra });
    expect(found).toEqual({ type: 'image/png', left: [], content: PNG });
  });

  it('is the item that the metadata of EPUB 2 name', async () => {
    const extra = [picture('pictures/m m.jpg', JPEG)];
    const found = await read({ version: 2, metadata: META, items: META_ITEM, extra });
    expect(found).toEqual({ type: 'image/jpeg', left: [], content: JPEG });
  });

  it('is the file that those metadata name where they should name an item', async () => {
    const metadata = `${NAMES}<meta name="cover" content="c.png"/>`;
    const found = await read({ version: 2, metadata, extra: [picture('c.png', PNG)] });
    expect(found.type).toBe('image/png');
  });

  it.each([
    ['a picture', 'c.gif', ''],
    ['a page with one', 'cover.xhtml', '<div><img alt="" src="./c.gif"/></div>'],
    [
      'a page with one in an SVG',
      'cover.xhtml',
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="c.gif"/></svg>',
    ],
    ['a page that shows it twice', 'cover.xhtml', '<img src="c.gif"/><img src="c.gif"/>'],
  ])('is what the guide of EPUB 2 calls the cover: %s', async (_title, href, body) => {
    const files = body === '' ? [ONE] : [page(body), ONE];
    const found = await read({
      version: 2,
      files,
      landmarks: { cover: href },
      extra: [picture('c.gif', GIF)],
    });
    expect(found).toEqual({ type: 'image/gif', left: [], content: GIF });
  });

  it('is the picture that an SVG wraps, and not the SVG', async () => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script><image href="../c.gif"/></svg>';
    const items =
      '<item id="c" href="art/c.svg" media-type="image/svg+xml" properties="cover-image"/>';
    const extra = [picture('art/c.svg', svg), picture('c.gif', GIF)];
    expect(await read({ items, extra })).toEqual({ type: 'image/gif', left: [], content: GIF });
  });

  it.each([
    ['', (text: string) => text],
    [', in lines', (text: string) => text.replace(/.{40}/g, '$&\n  ')],
  ])('is the picture that stands in an SVG as text%s', async (_title, broken) => {
    const text = broken(Buffer.from(JPEG).toString('base64'));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image width="2" xlink:href="data:image/jpeg;base64,${text}"/><path d="M0 0h1"/></svg>`;
    const items = '<item id="c" href="c.svg" media-type="image/svg+xml" properties="cover-image"/>';
    const found = await read({ items, extra: [picture('c.svg', svg)] });
    expect(found.left).toEqual([]);
    expect(found.content).toEqual(new Uint8Array(JPEG));
  });

  it('is not what only says that it is a picture', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,QUJD"/></svg>';
    const items = '<item id="c" href="c.svg" media-type="image/svg+xml" properties="cover-image"/>';
    const found = await read({ items, extra: [picture('c.svg', svg)] });
    expect(found).toMatchObject({ type: null, left: [expect.stringContaining('OEBPS/c.svg: ')] });
  });

  it('is the surest of what is named, in that order', async () => {
    const all = { version: 2, metadata: META, landmarks: { cover: 'c.gif' } } as const;
    const [png, jpeg, gif] = [
      picture('c.png', PNG),
      picture('pictures/m m.jpg', JPEG),
      picture('c.gif', GIF),
    ];
    const items = `${META_ITEM}${COVER_IMAGE}`;
    expect((await read({ ...all, items, extra: [png, jpeg, gif] })).type).toBe('image/png');
    expect(await read({ ...all, items, extra: [jpeg, gif] })).toMatchObject({
      type: 'image/jpeg',
      left: ['OEBPS/c.png: it is missing from the archive'],
    });
    expect((await read({ ...all, items: META_ITEM, extra: [gif] })).type).toBe('image/gif');
  });

  it.each([
    ['missing', [], 'it is missing from the archive'],
    ['damaged', [picture('c.png', PNG.subarray(0, 60))], 'it is damaged: it is cut off'],
    [
      'too large',
      [{ ...picture('c.png', new Uint8Array(MAX_COVER_BYTES + 1)), stored: true }],
      'it has 8388609 bytes, and 8388608 at most are kept',
    ],
    ['of another type', [picture('c.png', 'II*\0\x08\0\0\0')], 'it is a TIFF picture'],
    [
      'an SVG that draws',
      [picture('c.png', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')],
      'it is an SVG picture, which may hold more than a picture',
    ],
    [
      'a page with two pictures',
      [picture('c.png', '<html><body><img src="a.png"/><img src="b.png"/></body></html>')],
      'it shows 2 pictures, and not one',
    ],
    [
      'a page whose picture is elsewhere',
      [picture('c.png', '<html><body><img src="https://example.org/a.png"/></body></html>')],
      'its picture is no file of the archive',
    ],
    [
      'a page whose picture is missing',
      [picture('c.png', '<html><body><img src="a.png"/></body></html>')],
      'OEBPS/a.png is missing from the archive',
    ],
  ])('that is %s is told of, and the book is read', async (_title, extra, why) => {
    const found = await read({ items: COVER_IMAGE, extra });
    expect(found).toEqual({ type: null, left: [`OEBPS/c.png: ${why}`], content: undefined });
  });

  it('that is missing or damaged is lost, so that a strict reading refuses it; another type is not', async () => {
    const readStrictly = (data?: Uint8Array | string) => {
      const extra = data === undefined ? [] : [picture('c.png', data)];
      const book = buildEpub({ files: [ONE], items: COVER_IMAGE, extra });
      return readBook(book, 'test.epub', { strict: true });
    };
    for (const data of [undefined, PNG.subarray(0, 60)]) {
      await expect(readStrictly(data)).rejects.toMatchObject({ code: 'book.damaged' });
    }
    const { leftOut } = await readStrictly('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(leftOut.map(({ title, lost }) => [title, lost])).toEqual([['Cover', undefined]]);
  });

  it('that a file does not name is none, and nothing is told of it', async () => {
    expect(await read({ extra: [picture('c.png', PNG)] })).toEqual({ type: null, left: [] });
  });
});
