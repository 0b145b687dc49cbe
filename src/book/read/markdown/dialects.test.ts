import { describe, expect, it } from 'vitest';
import { prose } from '../../../../test/book/build-epub.ts';
import { readMarkdown } from './read-markdown.ts';

const TEXT = prose(60);
const textOf = (source: string): string =>
  readMarkdown(`# One\n\n${source}`, 'x').chapters[0]?.text ?? '';
const notesOf = (source: string) => readMarkdown(`# One\n\n${source}`, 'x').chapters[0]?.notes;

describe('readMarkdown: Pandoc', () => {
  it('takes title and authors from a title block', () => {
    const { title, author, leftOut, chapters } = readMarkdown(
      `% The Ferry\n  Ledger\n% Ann Author; Bob Writer\n% 2024\n\n# One\n\n${TEXT}`,
      'x',
    );
    expect({ title, author, leftOut }).toEqual({
      title: 'The Ferry Ledger',
      author: 'Ann Author, Bob Writer',
      leftOut: [],
    });
    expect(chapters).toHaveLength(1);
  });

  it('takes the main title and the author from structured metadata', () => {
    const yaml =
      '---\ntitle:\n- type: main\n  text: The Boy\n- type: subtitle\n  text: A Tale\ncreator:\n- role: author\n  text: Ann\n---\n';
    const { title, author } = readMarkdown(`${yaml}\n# One\n\n${TEXT}`, 'x');
    expect({ title, author }).toEqual({ title: 'The Boy', author: 'Ann' });
  });

  it.each([
    ['# The Quay {#quay .chapter number="1"}', 'The Quay'],
    ['# The Rain {-}', 'The Rain'],
    ['## The Lamp ## {.unnumbered}', 'The Lamp'],
    ['The Soup {#soup}\n===', 'The Soup'],
    ['# The set {a, b}', 'The set {a, b}'],
    ['# [The Quay](#q){.link}', 'The Quay'],
  ])('reads the heading %j', (heading, title) => {
    const other = heading.startsWith('##') ? '## Other' : '# Other';
    const { chapters } = readMarkdown(`${heading}\n\n${TEXT}\n\n${other}\n\n${TEXT}`, 'x');
    expect(chapters.map((chapter) => chapter.title)).toEqual([title, 'Other']);
  });

  it('leaves a dedication out that bears attributes', () => {
    const { leftOut } = readMarkdown(
      `# Dedication {.unnumbered}\n\nFor her.\n\n# One\n\n${TEXT}`,
      'x',
    );
    expect(leftOut).toEqual([{ title: 'Dedication', reason: 'dedication or epigraph' }]);
  });

  it.each([
    ['fenced blocks', 'a\n\n::: {.letter}\nDear clerk.\n:::\n\nb', 'a\n\nDear clerk.\n\nb'],
    ['fenced blocks in each other', '::::: outer\n::: {.in #x}\na\n:::\nb\n:::::', 'a\n\nb'],
    ['fenced blocks by a word', ':::letter\na\n:::', 'a'],
    ['spans', '[small words]{.smallcaps} and [b *c*]{.x key="v"}.', 'small words and b c.'],
    ['lowered and raised letters', 'H~2~O and 2^nd^ here', 'H2O and 2nd here'],
    ['attributes of pictures and links', '![x](a.png){width=50%}a [b](c){.d} e', 'a b e'],
    ['spaces that do not break', 'Mr.\\ Bell', 'Mr. Bell'],
    ['breaks of pages', 'a\n\n\\newpage\n\nb', 'a\n\nb'],
    ['raw blocks', 'a\n\n```{=latex}\n\\vfill\n```\n\nb', 'a\n\nb'],
    ['braces that are none', 'She wrote {a} and [b] {c}.', 'She wrote {a} and [b] {c}.'],
  ])('reads %s', (_, source, text) => expect(textOf(source)).toBe(text));
});

describe('readMarkdown: Obsidian', () => {
  it.each([
    [
      'wikilinks',
      'See [[Mara]] and [[Mara Bell|her]] at [[Quay#The lamp]].',
      'See Mara and her at Quay.',
    ],
    ['embeds', 'a ![[map.png]] b ![[Mara#Look|x]] c', 'a b c'],
    ['comments', 'a %%not this%% b\n\n%%\nnor this\n\nor this\n%%\n\nc', 'a b\n\nc'],
    ['a percent sign twice', 'It rose by 5%% that year.', 'It rose by 5%% that year.'],
    ['marks', 'the ==lamp== burned', 'the lamp burned'],
    ['equal signs', 'a == b and c == d', 'a == b and c == d'],
    ['names of blocks', 'She ran. ^ran-1\n\nHe left.\n^left', 'She ran.\n\nHe left.'],
    ['callouts', '> [!note]- A letter\n> Dear Mara.', 'A letter\n\nDear Mara.'],
    ['callouts without a title', '> [!quote]\n> Dear Mara.', 'Dear Mara.'],
    ['tasks', '- [ ] bread\n- [x] salt', 'bread\nsalt'],
  ])('reads %s', (_, source, text) => expect(textOf(source)).toBe(text));
});

describe('readMarkdown: notes leave the prose and are kept beside it', () => {
  it.each([
    ['by a definition', 'a[^1] b\n\n[^1]: A *note*.', [{ mark: '1', text: 'A note.' }]],
    [
      'over several paragraphs',
      'a[^bee] b\n\n[^bee]: One\nand more.\n\n    Two.\n\nc',
      [{ mark: 'bee', text: 'One and more.\n\nTwo.' }],
    ],
    ['in the line', 'a^[A note [of] sorts.] b', [{ mark: '', text: 'A note [of] sorts.' }]],
  ])('%s', (_, source, notes) => {
    expect(notesOf(source)).toEqual(notes);
    expect(textOf(source)).toMatch(/^a b(?:\n\nc)?$/);
  });
});

describe('readMarkdown: scripts without spaces', () => {
  it('takes an indented line for a paragraph and joins lines without a space', () => {
    expect(textOf('　　渡船来晚了，\n码头上的人。\n　　雨水积在车辙里。')).toBe(
      '渡船来晚了，码头上的人。\n\n雨水积在车辙里。',
    );
  });
});
