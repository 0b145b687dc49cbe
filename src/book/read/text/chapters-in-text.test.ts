import { describe, expect, it } from 'vitest';
import { prose } from '../../../../test/book/build-epub.ts';
import { readText } from './read-text.ts';

const LINE = 'The lamp burned low in the window, and the rain came down on the harbour as before.';
const LONG = Array.from({ length: 8 }, () => LINE).join(' ');
const ZH = '雨水积在车辙里，办公室门上的灯摇晃着，怎么也停不下来。没有人想到把账本拿进去。';
const JA = '雨が降っていた。船は遅れて港に入り、男たちはもう家へ帰っていた。';

const titles = (text: string): string[] =>
  readText(text, 'Fallback').chapters.map(({ title }) => title);
const book = (headings: readonly string[], text = LONG): string =>
  headings.map((heading) => `${heading}\n\n${text}\n\n${text}\n\n\n`).join('');

describe('readText: chapters without blank lines', () => {
  const indented = (heading: string) => `${heading}\n${`　　${ZH}\n`.repeat(6)}`;

  it('knows a heading that stands right above indented paragraphs', () => {
    const text = `渡口\n作者：某人\n\n${indented('第一章 码头')}\n${indented('第二章 雨')}`;
    const { title, author, chapters } = readText(text, 'x');
    expect({ title, author }).toEqual({ title: '渡口', author: '某人' });
    expect(chapters.map((chapter) => chapter.title)).toEqual(['第一章 码头', '第二章 雨']);
    expect(chapters[0]?.text.split('\n\n')).toEqual(Array.from({ length: 6 }, () => ZH));
  });

  it('knows headings in a file that has no blank line at all', () => {
    const text = `${indented('第一章 码头')}${indented('第二章 雨')}${indented('第三章 灯')}`;
    expect(titles(text)).toEqual(['第一章 码头', '第二章 雨', '第三章 灯']);
  });

  it('knows headings between English lines that are paragraphs', () => {
    const text = ['Chapter 1: The Quay', LINE, LINE, 'Chapter 2: The Rain', LINE, LINE].join('\n');
    expect(titles(text)).toEqual(['Chapter 1: The Quay', 'Chapter 2: The Rain']);
  });

  it('takes every line for a paragraph where nearly every line ends a sentence', () => {
    const text = `第一章\n\n${`${JA}\n${JA}${JA}\n`.repeat(5)}`;
    expect(readText(text, 'x').chapters[0]?.text.split('\n\n')).toHaveLength(10);
  });

  it('joins wrapped lines of Chinese without a space', () => {
    const lines = `${'雨水积在车辙里，灯摇晃着，怎么也停不下'.repeat(2)}\n`.repeat(9).trimEnd();
    const text = readText(`第一章\n\n${lines}。`, 'x').chapters[0]?.text ?? '';
    expect(text).not.toMatch(/\s/);
  });
});

describe('readText: notes leave the prose and are kept beside it', () => {
  const chapterOf = (body: string) => {
    const [first] = readText(`CHAPTER I\n\n${body}\n\n\n${book(['CHAPTER II'])}`, 'x').chapters;
    return { text: first?.text, notes: first?.notes };
  };

  it.each([
    ['behind its paragraph', 'The clerk[1] kept bees.\n\n[Footnote 1: Bees were\n_forbidden_.]'],
    ['by a letter', 'The clerk[A] kept bees.\n\n[Footnote A: Bees were forbidden.]'],
    ['that stands alone', 'The clerk[1] kept bees.\n\n[1] Bees were forbidden.'],
    ['under a heading', 'The clerk[1] kept bees.\n\nFOOTNOTES:\n\n[1] Bees were forbidden.'],
    ['in a list', 'The clerk[1] kept bees.\n\nNOTES\n\n1. Bees were forbidden.'],
    ['in curly brackets', 'The clerk {1} kept bees.\n\n{1} Bees were forbidden.'],
  ])('%s', (_, body) => {
    const { text, notes } = chapterOf(body);
    expect(text).toBe('The clerk kept bees.');
    expect(notes).toMatchObject([{ text: 'Bees were forbidden.' }]);
  });

  it('over several paragraphs', () => {
    const { text, notes } = chapterOf(
      'The clerk[1] left.\n\n[Footnote 1: One.\n\nTwo.]\n\nHe ran.',
    );
    expect(text).toBe('The clerk left.\n\nHe ran.');
    expect(notes).toEqual([{ mark: '1', text: 'One.\n\nTwo.' }]);
  });

  it('leaves a line in brackets that nothing refers to', () => {
    expect(chapterOf('He read.\n\n[1] The first line of it.').notes).toEqual([]);
  });
});

describe('readText: chapters of other habits', () => {
  it.each([
    [
      ['== Chapter 1 ==', '== Chapter 2 =='],
      ['Chapter 1', 'Chapter 2'],
    ],
    [
      ['Chapter1: The Quay', 'Chapter2: The Rain'],
      ['Chapter 1: The Quay', 'Chapter 2: The Rain'],
    ],
    [
      ['chapter.001', 'chapter.002'],
      ['Chapter 1', 'Chapter 2'],
    ],
    [
      ['Capítulo Um', 'Capítulo Dois', 'Capítulo Três'],
      ['Capítulo Um', 'Capítulo Dois', 'Capítulo Três'],
    ],
    [
      ['Глава 1', 'Глава вторая'],
      ['Глава 1', 'Глава вторая'],
    ],
    [
      ['제1장 부두', '제2장 비'],
      ['제1장 부두', '제2장 비'],
    ],
    [
      ['PROLOG', '1. BÖLÜM', '2. BÖLÜM'],
      ['Prolog', '1. Bölüm', '2. Bölüm'],
    ],
    [
      ['一', '二', '三'],
      ['一', '二', '三'],
    ],
  ])('%j', (headings, expected) => expect(titles(book(headings))).toEqual(expected));

  it('nests books, parts and chapters', () => {
    const part = (name: string) => `${name}\n\n\n${book(['CHAPTER I'])}`;
    const text = `BOOK ONE\n\n\n${part('PART I')}${part('PART II')}BOOK TWO\n\n\n${part('PART I')}`;
    expect(titles(text)).toEqual([
      'Book One, Part I: Chapter I',
      'Book One, Part II: Chapter I',
      'Book Two, Part I: Chapter I',
    ]);
  });

  it('leaves out a contents in Chinese', () => {
    const lines = ['第一章 码头', '第二章 雨', '第三章 灯'];
    const text = `渡口\n\n目录\n\n${lines.join('\n')}\n\n\n${book(lines, ZH.repeat(4))}`;
    const { chapters, leftOut } = readText(text, 'x');
    expect(chapters.map(({ title }) => title)).toEqual(lines);
    expect(leftOut.map(({ reason }) => reason)).toContain('contents');
  });

  it('takes a wrapped sentence that begins like a chapter for no heading', () => {
    const text = `${prose(30)}\n\nChapter 4: The book which we had read in the long evenings of that\nwinter was gone, and nobody would say where it had been put, or by whom.\n\n${LONG}`;
    expect(titles(text)).toHaveLength(1);
  });
});
