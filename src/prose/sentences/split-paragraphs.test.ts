import { describe, expect, it } from 'vitest';
import { splitParagraphs } from './split-paragraphs.ts';

const paragraphs = (prose: string) =>
  splitParagraphs(prose).map(({ start, end }) => prose.slice(start, end));
const LONG = `${'word '.repeat(40)}end.`;

describe('splitParagraphs', () => {
  it('joins hard-wrapped lines', () => {
    expect(paragraphs('It was\nlate.\n\nHe\nslept.\n')).toEqual(['It was\nlate.', 'He\nslept.']);
  });

  it('joins the lines of a verse between long paragraphs', () => {
    const prose = `${LONG}\n\n"One,\nTwo."\n\n${LONG}`;
    expect(paragraphs(prose)).toEqual([LONG, '"One,\nTwo."', LONG]);
  });

  it('takes every line for a paragraph where no blank lines part them', () => {
    expect(paragraphs(`${LONG}\n${LONG}`)).toEqual([LONG, LONG]);
    expect(paragraphs('"Yes."\n"No."\nHe left.')).toEqual(['"Yes."', '"No."', 'He left.']);
  });

  it('joins one wrapped paragraph without blank lines', () => {
    expect(paragraphs('It was\nlate and he\nslept.')).toEqual(['It was\nlate and he\nslept.']);
  });

  it('parts lines of dialogue by dash, whatever blank lines stand elsewhere', () => {
    const prose = 'It was\nlate.\n\n—¿Es tarde?\n—Es tarde.\n\nIt was\n—he said—\nlate.';
    expect(paragraphs(prose)).toEqual([
      'It was\nlate.',
      '—¿Es tarde?',
      '—Es tarde.',
      'It was\n—he said—\nlate.',
    ]);
  });

  it('gives none for blank text', () => {
    expect(paragraphs(' \n\n \t')).toEqual([]);
  });
});
