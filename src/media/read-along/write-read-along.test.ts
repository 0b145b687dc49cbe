import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SMALL_PICTURES } from '../../../test/book/small-pictures.ts';
import { tone } from '../../../test/media/sound/tones.ts';
import { readBook } from '../../book/read/read-book.ts';
import { openZip, type Zip } from '../../book/read/zip.ts';
import { writeSoundFile } from '../audio/sound-file.ts';
import { toInt16 } from '../audio/wav.ts';
import type { Clip, ReadAlong } from './read-along.ts';
import { writeReadAlong } from './write-read-along.ts';

const FIRST = `The boat had left at nine. “Nobody,” she said, “nobody at all.”

Tom & the <pilot> laughed\u0007, and the rain went on until the lamps along the quay were lit
one by one.`;
const SECOND = 'Nothing of this is heard, and yet it is a chapter of the book with words enough.';

function clipsOf(text: string): Clip[] {
  return ['The boat had left at nine.', '“Nobody,” she said,', 'Tom & the <pilot>'].map(
    (words, i) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      begin: i * 800,
      finish: i * 800 + 700,
    }),
  );
}

/** Every element of an XML file with its attributes; fails where it is not well-formed. */
function elementsOf(xml: string): { name: string; at: Record<string, string>; text: string }[] {
  const found: { name: string; at: Record<string, string>; text: string }[] = [];
  const open: { name: string; at: Record<string, string>; text: string }[] = [];
  const names: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, at) => {
        const element = { name, at, text: '' };
        found.push(element);
        open.push(element);
      },
      ontext: (text) => {
        const last = open.at(-1);
        if (last !== undefined) last.text += text;
      },
      onclosetag: (name, implied) => {
        if (implied && !xml.includes(`<${name}`)) throw new Error(`${name} is not closed`);
        names.push(name);
        expect(open.pop()?.name).toBe(name);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  // Each opened element is closed by a tag of its own or by itself.
  const tags = xml.match(/<[a-z][^>]*>/gi) ?? [];
  const closed = (xml.match(/<\/[a-z][^>]*>/gi) ?? []).length;
  expect(closed + tags.filter((tag) => tag.endsWith('/>')).length).toBe(tags.length);
  expect(xml.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
  return found;
}

describe('a read-along', () => {
  let folder: string;
  let book: ReadAlong;
  let bytes: Buffer;
  let zip: Zip;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'read-along-'));
    const sound = join(folder, 'one.mp3');
    await writeSoundFile(sound, { format: 'mp3', rate: 16_000 }, (file) =>
      file.write(toInt16(tone(300, 2.4, 16_000))),
    );
    book = {
      title: 'The Ferry & the Lamp',
      author: 'A. Writer',
      language: 'en-GB',
      identifier: 'urn:uuid:4f0c3f0e-6f4e-4a53-9d2b-1c7d5f1f0a11',
      modified: new Date('2025-10-04T10:00:00Z'),
      cover: { type: 'image/png', content: SMALL_PICTURES['image/png'] },
      chapters: [
        { title: 'One: "Nobody"', text: FIRST, sound, clips: clipsOf(FIRST) },
        { title: 'Two', text: SECOND, sound, clips: [] },
      ],
    };
    await writeReadAlong(join(folder, 'book.epub'), book);
    bytes = readFileSync(join(folder, 'book.epub'));
    zip = openZip(bytes);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (name: string) => Buffer.from(zip.read(name) ?? []).toString('utf8');
  const document = () => elementsOf(read('EPUB/package.opf'));

  test('begins with its type, stored as it is', () => {
    expect(bytes.toString('latin1', 30, 38)).toBe('mimetype');
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.toString('latin1', 38, 58)).toBe('application/epub+zip');
  });

  test('lists every file of it in its manifest and no other', () => {
    const items = document().filter(({ name }) => name === 'item');
    const listed = items.map(({ at }) => `EPUB/${at.href}`);
    const others = ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf'];
    expect([...listed, ...others].sort()).toEqual([...zip.names].sort());
  });

  test('carries the cover, which is found when the book is read', async () => {
    const { cover, leftOut } = await readBook(bytes, 'book.epub');
    expect(cover).toMatchObject({ type: 'image/png', content: SMALL_PICTURES['image/png'] });
    expect(leftOut.filter(({ title }) => title === 'Cover')).toEqual([]);
    const metas = document().filter(({ name, at }) => name === 'meta' && at.name === 'cover');
    expect(metas.map(({ at }) => at.content)).toEqual(['cover']);
  });

  test('without a cover names none', async () => {
    const path = join(folder, 'bare.epub');
    await writeReadAlong(path, { ...book, cover: null });
    expect((await readBook(readFileSync(path), 'bare.epub')).cover).toBeNull();
    const opf = Buffer.from(openZip(readFileSync(path)).read('EPUB/package.opf') ?? []).toString();
    expect(opf).not.toContain('cover');
    rmSync(path);
  });

  test('has well-formed files in which no id stands twice', () => {
    for (const name of zip.names.filter((each) => /\.(?:xhtml|opf|smil|xml)$/.test(each))) {
      const ids = elementsOf(read(name)).flatMap(({ at }) => (at.id === undefined ? [] : [at.id]));
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  test('highlights what is in the page, each time from where the last ended or later', () => {
    const ids = new Set(elementsOf(read('EPUB/chapter-1.xhtml')).map(({ at }) => at.id));
    const overlay = elementsOf(read('EPUB/chapter-1.smil'));
    const texts = overlay.filter(({ name }) => name === 'text').map(({ at }) => at.src ?? '');
    expect(texts).toHaveLength(3);
    for (const src of texts) {
      expect(src).toMatch(/^chapter-1\.xhtml#/);
      expect(ids).toContain(src.split('#')[1]);
    }
    const [seq] = overlay.filter(({ name }) => name === 'seq');
    expect(ids).toContain(seq?.at['epub:textref']?.split('#')[1]);
    let end = 0;
    for (const { at } of overlay.filter(({ name }) => name === 'audio')) {
      expect(zip.read(`EPUB/${at.src}`)).not.toBeNull();
      expect(Number.parseFloat(at.clipBegin ?? '')).toBeGreaterThanOrEqual(end);
      end = Number.parseFloat(at.clipEnd ?? '');
    }
    expect(end).toBe(2.3);
  });

  test('says how long each page and the whole is heard: the sum of its clips', () => {
    const clips = elementsOf(read('EPUB/chapter-1.smil')).filter(({ name }) => name === 'audio');
    const sum = clips.reduce(
      (total, { at }) =>
        total + Number.parseFloat(at.clipEnd ?? '') - Number.parseFloat(at.clipBegin ?? ''),
      0,
    );
    const durations = document().filter(({ at }) => at.property === 'media:duration');
    expect(durations.map(({ at, text }) => [at.refines, Number.parseFloat(text)])).toEqual([
      ['#chapter-1-overlay', expect.closeTo(sum, 3)],
      [undefined, expect.closeTo(sum, 3)],
    ]);
  });

  test('has an overlay and a sound for those chapters alone of which something is heard', () => {
    expect(zip.names.filter((name) => /smil|audio/.test(name))).toEqual([
      'EPUB/chapter-1.smil',
      'EPUB/audio/chapter-1.mp3',
    ]);
    const spine = document().filter(({ name }) => name === 'itemref');
    expect(spine.map(({ at }) => at.idref)).toEqual(['chapter-1', 'chapter-2']);
  });

  test('has the sound as it was', () => {
    const sound = readFileSync(join(folder, 'one.mp3'));
    expect(Buffer.from(zip.read('EPUB/audio/chapter-1.mp3') ?? []).equals(sound)).toBe(true);
  });

  test('is read back by the reader of books: title, author, chapters and their words', async () => {
    const back = await readBook(bytes, 'book.epub', { strict: true });
    expect(back).toMatchObject({
      title: book.title,
      author: book.author,
      language: 'en-GB',
      format: 'epub',
    });
    expect(back.chapters.map(({ title }) => title)).toEqual(['One: "Nobody"', 'Two']);
    expect(back.chapters.map(({ text }) => text)).toEqual([FIRST.replace('\u0007', ''), SECOND]);
  });

  test('is the same bytes each time, and leaves nothing unfinished behind', async () => {
    await writeReadAlong(join(folder, 'again.epub'), book);
    expect(readFileSync(join(folder, 'again.epub')).equals(bytes)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['again.epub', 'book.epub', 'one.mp3']);
  });
});
