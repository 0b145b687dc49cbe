import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { AppError } from '../../contract/error.ts';
import { filePart } from './file-part.ts';

const FORM = 'multipart/form-data; boundary=edge';
const head = (disposition: string, more = '') =>
  `--edge\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`;
const FILE = head('name="file"; filename="Café.md"', 'Content-Type: text/markdown\r\n');

/** The form in pieces of a few bytes, so that everything is cut somewhere. */
async function* pieces(form: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(form);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(form: AsyncIterable<Uint8Array>, type = FORM) {
  const contents: Promise<string>[] = [];
  const write = async (content: Readable) => {
    const all = text(content);
    contents.push(all);
    await all;
  };
  const name = await filePart(form, type, write);
  return { name, contents: await Promise.all(contents) };
}

it('hands on the file that a form has in its field "file", and tells its name', async () => {
  const form = `${head('name="title"')}A title\r\n${FILE}One\r\n\r\nTwo\r\n--edge--\r\n`;
  expect(await read(pieces(form))).toEqual({ name: 'Café.md', contents: ['One\r\n\r\nTwo'] });
});

it.each([
  ['filename="a%22b%25.md"', 'a"b%25.md'],
  ["filename*=UTF-8''%c3%9c.md", 'Ü.md'],
  ['filename=""', undefined],
])('reads %s as the name that was meant', async (disposition, expected) => {
  const form = `${head(`name="file"; ${disposition}`)}x\r\n--edge--`;
  expect((await read(pieces(form))).name).toBe(expected);
});

it('takes the first of two files, and goes past those of other fields', async () => {
  const other = `${head('name="cover"; filename="c.png"')}PNG\r\n`;
  const form = `${other}${FILE}first\r\n${FILE}second\r\n--edge--`;
  expect((await read(pieces(form))).contents).toEqual(['first']);
});

it.each([
  ['nothing', '', FORM],
  ['what is no form', 'hello there', FORM],
  ['a form that ends in the middle of the file', `${FILE}One`, FORM],
  ['a form that ends in a head', FILE.slice(0, 40), FORM],
  ['no boundary', `${FILE}One\r\n--edge--`, 'multipart/form-data'],
  ['a field in place of a file', `${head('name="file"')}One\r\n--edge--`, FORM],
  ['a form without the field', `${head('name="book"; filename="b"')}One\r\n--edge--`, FORM],
])('refuses %s, and says what is expected', async (_what, form, type) => {
  await expect(read(pieces(form), type)).rejects.toMatchObject({
    code: 'usage',
    hint: expect.stringContaining('"file"'),
  });
});

it('reads past a head of twenty megabytes and keeps nothing of it', async () => {
  const long = `X-Long: ${'y'.repeat(20_000_000)}\r\n`;
  const form = `${head('name="file"; filename="a.md"', long)}One\r\n--edge--`;
  expect(await read(pieces(form, 65_536))).toEqual({ name: 'a.md', contents: ['One'] });
});

it('says why the pieces ended, where that is known', async () => {
  async function* broken() {
    yield Buffer.from(`${FILE}One`);
    throw new AppError('http.too_slow', 'it stopped');
  }
  await expect(read(broken())).rejects.toMatchObject({ code: 'http.too_slow' });
});

it('reads no more of a form whose file cannot be written', async () => {
  let given = 0;
  async function* endless() {
    yield Buffer.from(FILE);
    for (; given < 10_000; given += 1) yield Buffer.alloc(1_000);
  }
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
  const write = async (content: Readable) => {
    for await (const _piece of content) throw full;
  };
  await expect(filePart(endless(), FORM, write)).rejects.toBe(full);
  expect(given).toBeLessThan(10_000);
});
