import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prose } from '../../../../test/book/build-epub.ts';
import { readMarkdown } from './read-markdown.ts';

const TEXT = prose(60);

function titles(source: string): string[] {
  return readMarkdown(source, 'Fallback').chapters.map(({ title }) => title);
}

function textOf(source: string): string {
  return readMarkdown(`# One\n\n${source}`, 'Fallback').chapters[0]?.text ?? '';
}

describe('readMarkdown: book', () => {
  it('takes title, author and language from the front matter', () => {
    const source = `---\ntitle: "The Boy: A Tale"\nauthor: 'Ann O''Hara' # me\nlanguage: en-GB\n---\n\n# One\n\n${TEXT}`;
    const { title, author, language } = readMarkdown(source, 'x');
    expect({ title, author, language }).toEqual({
      title: 'The Boy: A Tale',
      author: "Ann O'Hara",
      language: 'en-GB',
    });
  });

  it.each([
    'author: [Ann, Bob]',
    'authors:\n  - Ann\n  - Bob',
    'author:\n- name: Ann\n- name: Bob',
  ])('reads the list of authors %j', (yaml) => {
    expect(readMarkdown(`---\ntitle: T\n${yaml}\n---\n${TEXT}`, 'x').author).toBe('Ann, Bob');
  });

  it('takes the title from the only heading of the first level, the author from under it', () => {
    const { title, author } = readMarkdown(
      `# The Boy\n\nby *Ann Author*\n\n## One\n\n${TEXT}\n\n## Two\n\n${TEXT}`,
      'x',
    );
    expect({ title, author }).toEqual({ title: 'The Boy', author: 'Ann Author' });
  });

  it('takes a rule at the top for no front matter', () => {
    expect(
      readMarkdown(`---\n\n${TEXT}\n\n---\n\n${TEXT}`, 'x').chapters[0]?.words,
    ).toBeGreaterThan(100);
  });
});

describe('readMarkdown: chapters', () => {
  it.each([
    ['first level', `# One\n\n${TEXT}\n\n# Two\n\n${TEXT}`],
    ['second level under a title', `# Book\n\n## One\n\n${TEXT}\n\n## Two\n\n${TEXT}`],
    ['Setext', `One\n===\n\n${TEXT}\n\nTwo\n===\n\n${TEXT}`],
    ['Setext of the second level', `One\n---\n\n${TEXT}\n\nTwo\n---\n\n${TEXT}`],
    ['closed ATX', `## One ##\n\n${TEXT}\n\n## *Two* ##\n\n${TEXT}`],
    ['scenes below', `# One\n\n### a\n\n${TEXT}\n\n### b\n\n${TEXT}\n\n# Two\n\n${TEXT}`],
    ['parts above', `# Part I\n\n## One\n\n${TEXT}\n\n# Part II\n\n## Two\n\n${TEXT}`],
  ])('knows headings: %s', (_, source) => expect(titles(source)).toEqual(['One', 'Two']));

  it('keeps a prologue on the level of the parts', () => {
    const source = `# Prologue\n\n${TEXT}\n\n# Part I\n\n## One\n\n${TEXT}\n\n## Two\n\n${TEXT}`;
    expect(titles(source)).toEqual(['Prologue', 'One', 'Two']);
  });

  it('joins a number and the name under it', () => {
    const source = `## Chapter 1\n\n## The Boy\n\n${TEXT}\n\n## Chapter 2\n\n## The Girl\n\n${TEXT}`;
    expect(titles(source)).toEqual(['Chapter 1: The Boy', 'Chapter 2: The Girl']);
  });

  it('makes a text without headings one chapter', () => {
    expect(titles(TEXT)).toEqual(['Fallback']);
  });
});

describe('readMarkdown: text', () => {
  it.each([
    ['emphasis', 'It *was* __so__ ***very*** _late_, ~~no~~.', 'It was so very late, no.'],
    ['emphasis inside emphasis', '**a *b* c**', 'a b c'],
    [
      'asterisks and underscores that are none',
      '5 * 3 and snake_case_name',
      '5 * 3 and snake_case_name',
    ],
    [
      'links and pictures',
      'See [the *river*](http://x.y "t") ![alt](a.png)[x][y].',
      'See the river x.',
    ],
    ['bare links', '<https://x.y/z>', 'https://x.y/z'],
    ['entities and escapes', 'A &amp; B &mdash; \\*c\\* &lt;d&gt;', 'A & B — *c* <d>'],
    ['inline HTML', 'a <em>b</em><br>c < d', 'a b\nc < d'],
    ['soft and hard breaks', 'a\nb  \nc\\\nd', 'a b\nc\nd'],
    ['rules', 'a\n\n***\n\nb', 'a\n\n* * *\n\nb'],
    ['comments', 'a <!-- x\n\ny --> b', 'a b'],
    ['code', '```js\nlet *a*;\n\n  b();\n```', 'let *a*;\n\n  b();'],
    ['code in a line', 'the `key` turned', 'the key turned'],
    ['quotes', '> a\n> b\n>\n> c', 'a b\n\nc'],
    ['lists', '- a\n- b\n  c\n\n1. d', 'a\nb c\n\nd'],
    ['tables', '| a | b |\n|---|---|\n| c | d |', 'a | b\nc | d'],
    ['line blocks', '| a\n| b', 'a\nb'],
    ['notes', 'a[^1] b\n\n[^1]: note\n[x]: http://y', 'a b'],
    ['a number at the start of a line', 'In\n1986. a year', 'In 1986. a year'],
  ])('reads %s', (_, source, text) => expect(textOf(source)).toBe(text));

  it('fails only by an AppError, whatever the text', () => {
    const line = fc.stringMatching(/^[#>*_`~|[\]()<&!\\ a1.-]{0,20}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        expect(() => readMarkdown(`one\n\n${lines.join('\n')}`, 'x')).not.toThrow(TypeError);
      }),
    );
  });
});
