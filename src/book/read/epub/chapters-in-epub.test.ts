import { describe, expect, it } from 'vitest';
import { buildEpub, type EpubOptions, prose } from '../../../../test/book/build-epub.ts';
import type { BookContent } from '../types.ts';
import { openZip } from '../zip.ts';
import { readEpub } from './read-epub.ts';

const TEXT = `<p>${prose(160)}</p>`;
const read = (options: EpubOptions): BookContent =>
  readEpub(openZip(buildEpub(options)), 'Fallback');
const titles = (options: EpubOptions): string[] => read(options).chapters.map(({ title }) => title);
const chapter = (name: string, heading: string) => ({ name, body: `<h1>${heading}</h1>${TEXT}` });
const line = (label: string, href: string) => ({ label, href });

describe('readEpub: several files a chapter', () => {
  it('joins files that the contents call by one number', () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name: `${name}.xhtml`, body: TEXT }));
    const toc = [
      line('Chapter 1', 'a.xhtml'),
      line('Chapter 1 (continued)', 'b.xhtml'),
      line('Chapter 2', 'c.xhtml'),
    ];
    const { chapters } = read({ files, toc });
    expect(chapters.map(({ title, words }) => [title, words > 300])).toEqual([
      ['Chapter 1', true],
      ['Chapter 2', false],
    ]);
  });

  it('joins files that bear one heading where there are no contents', () => {
    const files = [
      chapter('a.xhtml', 'Глава первая'),
      chapter('a2.xhtml', 'Глава первая'),
      chapter('b.xhtml', 'Глава вторая'),
    ];
    expect(titles({ files })).toEqual(['Глава первая', 'Глава вторая']);
  });

  it('does not join chapters of one name', () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name: `${name}.xhtml`, body: TEXT }));
    const toc = [line('Mara', 'a.xhtml'), line('Mara', 'b.xhtml'), line('Jonas', 'c.xhtml')];
    expect(titles({ files, toc })).toHaveLength(3);
  });
});

describe('readEpub: several chapters a file', () => {
  it('cuts one file at its headings in any tongue', () => {
    const body = ['第一章 港', '第二章 雨'].map((name) => `<h2>${name}</h2>${TEXT}`).join('');
    expect(titles({ files: [{ name: 'a.xhtml', body }] })).toEqual(['第一章 港', '第二章 雨']);
  });
});

describe('readEpub: books and parts', () => {
  it('nests them in a contents that does not', () => {
    const labels = [
      'Book One',
      'Part I',
      'Chapter 1',
      'Part II',
      'Chapter 1',
      'Book Two',
      'Part I',
    ];
    labels.push('Chapter 1');
    const files = labels.map((label, at) =>
      label.startsWith('Chapter')
        ? chapter(`${at}.xhtml`, label)
        : { name: `${at}.xhtml`, body: `<h1>${label}</h1>` },
    );
    const toc = labels.map((label, at) => line(label, `${at}.xhtml`));
    expect(titles({ files, toc })).toEqual([
      'Book One, Part I: Chapter 1',
      'Book One, Part II: Chapter 1',
      'Book Two, Part I: Chapter 1',
    ]);
  });

  it('leaves out front matter by its name in other tongues', () => {
    const files = ['Предисловие', 'Глава 1', 'Глава 2', '목차', 'あとがき'].map((name, at) =>
      chapter(`${at}.xhtml`, name),
    );
    const toc = files.map(({ name, body }) => line(/<h1>(.*)<\/h1>/.exec(body)?.[1] ?? '', name));
    const { chapters, leftOut } = read({ files, toc });
    expect(chapters.map(({ title }) => title)).toEqual(['Глава 1', 'Глава 2']);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      'preface or introduction',
      'contents',
      'afterword',
    ]);
  });
});

describe('readEpub: scripts without spaces', () => {
  const ZH = '渡船来晚了，码头上的人早已回家喝汤。雨水积在车辙里，灯摇晃着。'.repeat(8);
  const metadata = '<dc:title>渡口账本</dc:title><dc:language>zh</dc:language>';

  it.each([
    ['a page that bears the title of the book', '<h1>渡口账本</h1>'],
    ['a page without a title', ''],
    ['the page of a part', '<h1>第一部</h1>'],
  ])('keep the prose of %s', (_, heading) => {
    const files = [
      { name: 'a.xhtml', body: `${heading}<p>${ZH}</p>` },
      { name: 'b.xhtml', body: `<h1>第一章</h1><p>${ZH}</p>` },
      { name: 'c.xhtml', body: `<h1>第二章</h1><p>${ZH}</p>` },
    ];
    const { chapters } = read({ files, metadata });
    expect(chapters).toHaveLength(3);
    expect(chapters[0]?.words).toBeGreaterThan(150);
  });
});
