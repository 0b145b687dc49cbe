import { expect, it } from 'vitest';
import { buildWord } from '../../../../test/book/build-word.ts';
import { readBook } from '../read-book.ts';

const paragraph = (inner: string) => `<w:p>${inner}<w:r><w:t>It was cold.</w:t></w:r></w:p>`;
const many = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join('');
const read = (body: string) => readBook(buildWord(body), 'a.docx');

it('a Word document of many unknown elements and styles is read', async () => {
  const body =
    many(900, (at) => `<w:q${at}/>`) +
    many(900, (at) => paragraph(`<w:pPr><w:pStyle w:val="q${at}"/></w:pPr>`));
  expect((await read(body)).format).toBe('docx');
});

it.each([
  ['elements', many(1_100, (at) => `<w:q${at}/>`)],
  ['styles', many(5_100, (at) => `<w:p><w:pPr><w:pStyle w:val='q${at}'/></w:pPr></w:p>`)],
  ['symbols', paragraph(many(5_100, (at) => `<w:r><w:sym w:font="a" w:char="F${at}"/></w:r>`))],
])(
  'one of more %s than there are is refused before they are compared with each other',
  async (what, body) => {
    await expect(read(body + paragraph(''))).rejects.toMatchObject({
      code: 'book.too_large',
      message: expect.stringContaining(what),
    });
  },
);
