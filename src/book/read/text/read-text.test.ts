import { describe, expect, it } from 'vitest';
import { AppError } from '../../../contract/error.ts';
import { MAX_HEADINGS } from '../limits.ts';
import { readText } from './read-text.ts';

/** A paragraph of hard-wrapped prose, about 60 words. */
const PROSE = `The lamp burned low in the window of the chandler's shop, and the
rain came down on the harbour as it had come down all week. Nobody was
about. A dog crossed the street, thought better of it, and crossed it
again, and the wind went on turning the sign above the bakery until it
creaked like a ship.`;

const LONG = `${PROSE}\n\n${PROSE}\n\n${PROSE}`;

function titles(text: string): string[] {
  return readText(text, 'Fallback').chapters.map(({ title }) => title);
}

/** The text of a book without headings, after enough prose to know where its lines wrap. */
function textOf(text: string): string {
  const whole = readText(`${PROSE}\n\n${text}`, 'Fallback').chapters[0]?.text ?? '';
  return whole.slice(whole.indexOf('\n\n') + 2);
}

function book(...headings: string[]): string {
  return headings.map((heading) => `${heading}\n\n${LONG}\n\n\n`).join('');
}

describe('readText: chapters', () => {
  it.each([
    ['CHAPTER I.', 'CHAPTER II.', ['Chapter I', 'Chapter II']],
    ['Chapter 1. The Boy', 'Chapter 2. The Girl', ['Chapter 1: The Boy', 'Chapter 2: The Girl']],
    [
      'CHAPTER I.\nTHE BOY',
      'CHAPTER II.\nTHE GIRL',
      ['Chapter I: The Boy', 'Chapter II: The Girl'],
    ],
    ['CHAPTER ONE', 'CHAPTER TWO', ['Chapter One', 'Chapter Two']],
    ['I.', 'II.', ['Chapter I', 'Chapter II']],
    ['I', 'II', ['Chapter I', 'Chapter II']],
    ['1', '2', ['Chapter 1', 'Chapter 2']],
    ['I. THE BOY', 'II. THE GIRL', ['The Boy', 'The Girl']],
    ['Erstes Kapitel', 'Zweites Kapitel', ['Erstes Kapitel', 'Zweites Kapitel']],
    ['CHAPITRE PREMIER', 'CHAPITRE II', ['Chapitre Premier', 'Chapitre II']],
    ['PROLOGUE', 'CHAPTER 1', ['Prologue', 'Chapter 1']],
    ['CHAPTER 1', 'EPILOGUE', ['Chapter 1', 'Epilogue']],
  ])('knows the headings %j and %j', (first, second, expected) => {
    expect(titles(book(first, second))).toEqual(expected);
  });

  it('knows titles in capitals where nothing is numbered', () => {
    const text = `A BOOK\n\n\n\nTHE BOY\n\n${LONG}\n\n\n\nTHE GIRL\n\n${LONG}`;
    expect(titles(text)).toEqual(['The Boy', 'The Girl']);
  });

  it('puts parts in front of numbers that begin again', () => {
    const text = `PART I\n\n\n${book('CHAPTER I', 'CHAPTER II')}PART II\n\n\n${book('CHAPTER I')}`;
    expect(titles(text)).toEqual(['Part I: Chapter I', 'Part I: Chapter II', 'Part II: Chapter I']);
  });

  it('counts the parts where numbers begin again and no part is named', () => {
    const text = book('CHAPTER I', 'CHAPTER II', 'CHAPTER I');
    expect(titles(text)).toEqual(['Part 1: Chapter I', 'Part 1: Chapter II', 'Part 2: Chapter I']);
  });

  it('takes a table of contents for no chapters', () => {
    const contents =
      'CONTENTS\n\nCHAPTER I. The Boy\n\nCHAPTER II. The Girl\n\nCHAPTER III. The Sea\n\n\n';
    const text = `A Book\n\n\n${contents}${book('CHAPTER I. The Boy', 'CHAPTER II. The Girl', 'CHAPTER III. The Sea')}`;
    expect(titles(text)).toEqual([
      'Chapter I: The Boy',
      'Chapter II: The Girl',
      'Chapter III: The Sea',
    ]);
  });

  it('leaves a table of contents out once, with the motto that follows it', () => {
    const lines = ['CHAPTER I', 'CHAPTER II', 'CHAPTER III'];
    const text = `A Book\n\n\n${lines.join('\n\n')}\n\n\n${PROSE}\n\n\n${book(...lines)}`;
    const { chapters, leftOut } = readText(text, 'x');
    expect(chapters).toHaveLength(3);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['contents']);
  });

  it('drops what stands between two volumes', () => {
    const between = 'END OF VOL. I.\n\nTHE BOY.\n\nIn Two Volumes.\n\n\n';
    const text = `${book('CHAPTER I', 'CHAPTER II')}${between}VOL. II.\n\n\n${book('CHAPTER I')}`;
    const { chapters } = readText(text, 'x');
    expect(chapters.map(({ title }) => title)).toEqual([
      'Vol I: Chapter I',
      'Vol I: Chapter II',
      'Vol II: Chapter I',
    ]);
    expect(chapters[1]?.text).not.toMatch(/END OF|Volumes/);
  });

  it('drops a running title that stands above several headings', () => {
    const text = `${book('CHAPTER I')}THE BOY.\n\n\n${book('CHAPTER II')}THE BOY.\n\n\n${book('CHAPTER III')}`;
    for (const chapter of readText(text, 'x').chapters)
      expect(chapter.text).not.toContain('THE BOY');
  });

  it('takes a table of contents without blank lines for no chapters', () => {
    const contents =
      'CONTENTS\n\nCHAPTER I. The Boy\nCHAPTER II. The Girl\nCHAPTER III. The Sea\n\n\n';
    const text = `${contents}${book('CHAPTER I. The Boy', 'CHAPTER II. The Girl', 'CHAPTER III. The Sea')}`;
    expect(titles(text)).toHaveLength(3);
  });

  it.each([
    'Part one of the plan was to wait for the tide, and part two was to run.',
    'I. And out came the grievance, which was a long one and an old one too.',
    'Chapter 4 was missing from the book.',
  ])('takes the sentence %j for no heading', (sentence) => {
    expect(titles(`${LONG}\n\n${sentence}\n\n${LONG}`)).toEqual(['Fallback']);
  });

  it('takes numbered paragraphs for no chapters', () => {
    const list = Array.from({ length: 30 }, (_, at) => `${at + 1}. Bread and salt`).join('\n\n');
    expect(titles(`${PROSE}\n\n${list}`)).toHaveLength(1);
  });

  it('makes a book without headings one chapter that bears its title', () => {
    expect(titles(`The Long Road\n\nby Ann Author\n\n${LONG}`)).toEqual(['The Long Road']);
    expect(titles(LONG)).toEqual(['Fallback']);
  });

  it.each([
    ['The Long Road\n\nby Ann Author', 'Ann Author'],
    ['THE LONG ROAD\n\n\nby\n\nAnn Author (1803)', 'Ann Author'],
    ['The Long Road\nBY\nANN AUTHOR', 'Ann Author'],
    ['The Long Road\n\nStand by', null],
  ])('finds who wrote it on the title page %j', (opening, author) => {
    expect(readText(`${opening}\n\n${book('CHAPTER I', 'CHAPTER II')}`, 'x').author).toBe(author);
  });

  it('leaves a preface out, and keeps the prologue', () => {
    const { chapters, leftOut } = readText(book('PREFACE', 'PROLOGUE', 'CHAPTER I'), 'x');
    expect(chapters.map(({ title }) => title)).toEqual(['Prologue', 'Chapter I']);
    expect(leftOut).toEqual([{ title: 'Preface', reason: 'preface or introduction' }]);
  });

  it('refuses more headings than a book has', () => {
    const text = Array.from(
      { length: MAX_HEADINGS + 1 },
      (_, at) => `Chapter ${at % 900}\n\nx\n\n`,
    );
    expect(() => readText(text.join(''), 'x')).toThrow(AppError);
  });
});

describe('readText: Project Gutenberg', () => {
  const FILE = `The Project Gutenberg eBook of The Boy

Title: The Boy,
       and Other Stories

Author: Ann Author

Language: French

*** START OF THE PROJECT GUTENBERG EBOOK THE BOY ***

Produced by A. Volunteer

${book('CHAPTER I', 'CHAPTER II')}
*** END OF THE PROJECT GUTENBERG EBOOK THE BOY ***

Section 1. General Terms of Use`;

  it('takes title, author and language from the header', () => {
    const { title, author, language } = readText(FILE, 'x');
    expect({ title, author, language }).toEqual({
      title: 'The Boy, and Other Stories',
      author: 'Ann Author',
      language: 'fr',
    });
  });

  it('leaves header, producer and licence out of the chapters, and says so', () => {
    const { chapters, leftOut } = readText(FILE, 'x');
    const text = chapters.map((chapter) => chapter.text).join('\n');
    expect(text).not.toMatch(/Gutenberg|Produced|General Terms/);
    expect(chapters).toHaveLength(2);
    expect(leftOut.map(({ reason }) => reason)).toContain('licence');
  });

  it('does not take a colon in a story for a header', () => {
    expect(readText(`${LONG}\n\nTitle: none.\n\n${LONG}`, 'x').title).toBe('x');
  });
});

describe('readText: text', () => {
  it.each([
    ['joins hard-wrapped lines', PROSE, PROSE.replaceAll('\n', ' ')],
    [
      'keeps the lines of verse',
      'How doth the little lamp\n    Improve his shining tail,\nAnd pour the oil',
      'How doth the little lamp\nImprove his shining tail,\nAnd pour the oil',
    ],
    [
      'reads rows of asterisks as a section break',
      'One.\n\n   *   *   *\n\nTwo.',
      'One.\n\n* * *\n\nTwo.',
    ],
    [
      'drops the marks of emphasis',
      'It was _so very\nlate_ that night.',
      'It was so very\nlate that night.',
    ],
    ['leaves underscores inside words', 'The file a_b_c was there.', 'The file a_b_c was there.'],
    ['drops notes about pictures', '[Illustration: A lamp.]\n\nOne.', 'One.'],
    ['drops note numbers', 'One.[12] Two.', 'One. Two.'],
    ['drops the end mark', 'One.\n\nTHE END', 'One.'],
    [
      'splits paragraphs that only an indent marks',
      `${PROSE}\n   ${PROSE}`,
      `${PROSE.replaceAll('\n', ' ')}\n\n${PROSE.replaceAll('\n', ' ')}`,
    ],
  ])('%s', (_, source, text) => expect(textOf(source)).toBe(text));

  it('takes every line for a paragraph where lines are not wrapped', () => {
    const line = PROSE.replaceAll('\n', ' ');
    expect(readText(`${line}\n${line}\n${line}`, 'x').chapters[0]?.text).toBe(
      `${line}\n\n${line}\n\n${line}`,
    );
  });
});
