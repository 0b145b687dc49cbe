import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../sentences/split-paragraphs.ts';
import { findQuotations } from './find-quotations.ts';

const found = (prose: string) => findQuotations(prose, splitParagraphs(prose));
const quoted = (prose: string) =>
  found(prose).map(({ innerStart, innerEnd }) => prose.slice(innerStart, innerEnd));

/** A chapter that quotes with these marks alone. */
const chapter = (open: string, close: string) =>
  [
    'Ida came in. Tom stood at the door, and the dogs’ barks died.',
    `${open}Is it late?${close} asked Ida.`,
    `${open}It is,${close} said Tom. ${open}Don’t wait.${close}`,
  ].join('\n\n');

describe('findQuotations', () => {
  it.each([
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
    ["'", "'"],
    ['«', '»'],
    ['« ', ' »'],
    ['«\u202f', '\u00a0»'],
    ['»', '«'],
    ['‹', '›'],
    ['›', '‹'],
    ['„', '“'],
    ['„', '”'],
    ['„', '"'],
    ['”', '”'],
    ['’', '’'],
    ['‚', '‘'],
    ['‚', '’'],
    ['「', '」'],
    ['『', '』'],
    ['``', "''"],
    ['`', "'"],
    ['＂', '＂'],
    ['″', '″'],
    ['‟', '”'],
    ['〝', '〟'],
  ])('finds what stands between %s and %s', (open, close) => {
    expect(quoted(chapter(open, close))).toEqual(['Is it late?', 'It is,', 'Don’t wait.']);
  });

  it.each([
    ['“He said ‘No’ to me.”', 'He said ‘No’ to me.'],
    ['‘He said “No” to me.’', 'He said “No” to me.'],
    ['«Er sagte ‹Nein› zu mir.»', 'Er sagte ‹Nein› zu mir.'],
    ['»Er sagte ›Nein‹ zu mir.«', 'Er sagte ›Nein‹ zu mir.'],
    ['„Er sagte ‚Nein‘ zu mir.“', 'Er sagte ‚Nein‘ zu mir.'],
    ['« Il dit « non » à tous. »', 'Il dit « non » à tous.'],
    ['“He said “No” to me.”', 'He said “No” to me.'],
    ['「彼は『いいえ』と言った。」', '彼は『いいえ』と言った。'],
  ])('takes a quotation inside a quotation for a part of it: %s', (prose, inner) => {
    expect(quoted(prose)).toEqual([inner]);
  });

  it.each([
    ['“', '”', '“'],
    ['"', '"', '"'],
    ['‘', '’', '‘'],
    ['«', '»', '«'],
    ['«', '»', '»'],
    ['„', '“', '„'],
  ])('goes on over paragraphs with %s %s, each begun with %s', (open, close, again) => {
    const prose = `${open}It began in May.\n\n${again}Then he came,${close} said Tom. ${open}So.${close}`;
    expect(found(prose).map(({ continued }) => continued)).toEqual([false, true, false]);
    expect(quoted(prose)).toEqual(['It began in May.', 'Then he came,', 'So.']);
  });

  it('goes on through paragraphs without marks to the one that closes it', () => {
    const prose = '«It began in May.\n\nThen he came.\n\nSo it was.»\n\nTom slept.\n\n«Ah!»';
    expect(quoted(prose)).toEqual(['It began in May.', 'Then he came.', 'So it was.', 'Ah!']);
    expect(found(prose).map(({ continued }) => continued)).toEqual([false, true, true, false]);
  });

  it('ends a quotation that nothing closes with its paragraph', () => {
    const prose = '“It began in May.\n\nTom slept.\n\n“Ah!” said Ida.';
    expect(quoted(prose)).toEqual(['It began in May.', 'Ah!']);
  });

  it.each([
    'The dogs’ barks died, and ’tis all the Joneses’ fault.',
    "It's the dogs' fault, an' 'twas Tom o' the mill's.",
    'A board of 6" by 4" lay there.',
    'He was born in ’84, rock ’n’ roll.',
  ])('takes no apostrophe and no inch for a mark: %s', (prose) => {
    expect(quoted(prose)).toEqual([]);
  });

  it('keeps to single marks where chapters quote with them, whatever stands inside', () => {
    const prose = "'Tom's “Times”,' said Ida.\n\n'I don't know 'em,' said Tom.";
    expect(quoted(prose)).toEqual(["Tom's “Times”,", "I don't know 'em,"]);
  });

  it('gives a stretch that has another habit its own', () => {
    const english = '“Come,” said Ida.\n\n'.repeat(200);
    const french = '‘Go,’ said Tom.\n\n'.repeat(200);
    const all = quoted(english + french);
    expect(all.filter((words) => words === 'Go,').length).toBeGreaterThan(140);
    expect(all.filter((words) => words === 'Come,')).toHaveLength(200);
  });
});
