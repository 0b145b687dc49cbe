import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEpub, epubParts, prose } from '../../../test/book/build-epub.ts';
import { writeZip } from '../../../test/book/write-zip.ts';
import { AppError } from '../../contract/error.ts';
import { readBook } from './read-book.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../samples/the-lamplighters-daughter.md');

const BOOK = {
  files: [{ name: 'one.xhtml', body: `<h1>One</h1><p>${prose(200)}</p>` }],
  toc: [{ label: 'One', href: 'one.xhtml' }],
};

async function codeOf(bytes: Uint8Array | string, name = 'book'): Promise<string> {
  try {
    await readBook(Buffer.from(bytes as Uint8Array), name);
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('readBook', () => {
  it('gives the SHA-256 of the bytes', async () => {
    const bytes = buildEpub(BOOK);
    const { sha256 } = await readBook(bytes, 'book.epub');
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('knows an EPUB by its content, whatever its name', async () => {
    expect((await readBook(buildEpub(BOOK), 'book.txt')).format).toBe('epub');
  });

  it.each([
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a Linux program', Buffer.from('7f454c4602010100', 'hex')],
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(80)])],
    ['a gzip archive', Buffer.from('1f8b0800', 'hex')],
    ['an RTF document', '{\\rtf1 hello}'],
    ['a FictionBook', '<?xml version="1.0"?><FictionBook><body/></FictionBook>'],
    [
      'a list of files',
      'total 8\ndrwxr-xr-x 2 me me 4096 Nov 1 10:00 books\n-rw-r--r-- 1 me me 12 Nov 1 10:00 a.txt\n',
    ],
    ['zero bytes in text', 'Hello\0there, this is not text at all'],
    ['control characters', `Hello${'\x01\x02'.repeat(50)}`],
    ['an Excel workbook', writeZip([{ name: 'xl/workbook.xml', data: '<workbook/>' }])],
    ['a zip of anything', writeZip([{ name: 'a.txt', data: 'hello' }])],
  ])('refuses %s as unsupported', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('book.unsupported');
  });

  it('says what an unsupported file is and what to do', async () => {
    await expect(readBook(Buffer.from('{\\rtf1 hello}'), 'a.rtf')).rejects.toMatchObject({
      message: expect.stringContaining('an RTF document'),
      hint: expect.stringContaining('EPUB'),
    });
  });

  it.each([
    ['an empty file', ''],
    ['spaces only', '  \n\n \t '],
    [
      'a licence without a book',
      '*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n',
    ],
  ])('finds no text in %s', async (_, text) => {
    expect(await codeOf(text, 'book.txt')).toBe('book.no_text');
  });

  it('finds no text in an EPUB of pictures', async () => {
    const files = [{ name: 'one.xhtml', body: '<p><img src="a.jpg" alt="A page"/></p>' }];
    expect(await codeOf(buildEpub({ files }))).toBe('book.no_text');
  });

  it('refuses an EPUB cut off at any length as damaged', async () => {
    const whole = buildEpub(BOOK);
    for (let end = 4; end < whole.length; end += 37) {
      expect(await codeOf(whole.subarray(0, end), 'a.epub')).toBe('book.damaged');
    }
  });

  it('refuses plain text that is named .epub', async () => {
    expect(await codeOf('Not found', 'a.epub')).toBe('book.damaged');
  });

  it.each(['META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/one.xhtml'])(
    'refuses an EPUB without its %s',
    async (name) => {
      const parts = epubParts(BOOK).filter((part) => part.name !== name);
      expect(await codeOf(writeZip(parts))).toBe('book.damaged');
    },
  );

  it('refuses an EPUB whose text is under copy protection', async () => {
    const data =
      '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><enc:CipherData><enc:CipherReference URI="OEBPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>';
    const extra = [{ name: 'META-INF/encryption.xml', data }];
    expect(await codeOf(buildEpub({ ...BOOK, extra }))).toBe('book.encrypted');
  });

  it('reads an EPUB whose fonts alone are obfuscated', async () => {
    const data =
      '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>';
    const extra = [{ name: 'META-INF/encryption.xml', data }];
    expect(await codeOf(buildEpub({ ...BOOK, extra }))).toBe('read');
  });

  it('refuses a document that is not in the encoding that it states', async () => {
    const body = Buffer.from(
      '<?xml version="1.0" encoding="utf-8"?><html><body><p>caf\xe9</p></body></html>',
      'latin1',
    );
    const parts = epubParts(BOOK).map((part) =>
      part.name === 'OEBPS/one.xhtml' ? { ...part, data: body } : part,
    );
    expect(await codeOf(writeZip(parts))).toBe('book.wrong_encoding');
  });

  it('refuses elements nested without end', async () => {
    const files = [{ name: 'one.xhtml', body: '<div>'.repeat(100_000) }];
    expect(await codeOf(buildEpub({ files }))).toBe('book.damaged');
  });

  it('writes nothing into the working directory', async () => {
    const before = readdirSync('.');
    await readBook(buildEpub({ ...BOOK, extra: [{ name: 'OEBPS/a.png', data: 'x' }] }), 'a.epub');
    expect(readdirSync('.')).toEqual(before);
  });

  it('takes the title from the file name where the book states none', async () => {
    const { title } = await readBook(Buffer.from(prose(50)), '/books/the-long_road.txt');
    expect(title).toBe('The Long Road');
  });

  it('fails only by an AppError, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await codeOf(bytes)).toMatch(/^(?:read|book\.)/);
      }),
    );
  });

  it('reads the sample book', async () => {
    const { title, author, language, chapters } = await readBook(readFileSync(SAMPLE), SAMPLE);
    expect({ title, language }).toEqual({ title: 'The Lamplighter’s Daughter', language: 'en' });
    expect(author).not.toBeNull();
    expect(chapters).toHaveLength(3);
    for (const { words } of chapters) expect(words).toBeGreaterThan(900);
  });
});
