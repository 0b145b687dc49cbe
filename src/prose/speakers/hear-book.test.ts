import { expect, it } from 'vitest';
import { hearBook } from './hear-book.ts';
import { hearChapters } from './hear-chapter.ts';

const ONE = [
  '😀 Captain Rook came down to the quay. I looked up.',
  '“You are late, Perrin,” said Captain Rook.',
  '“The tide was low,” I replied.',
  '“Perrin is always late,” said Captain Rook. “Perrin crawls.”',
  'I went in, and I sat down. Captain Rook smiled.',
].join('\n\n');
const TWO = '“Shut the door,” said the Captain.\n\n“I have shut it,” I said.';

const known = hearBook([ONE, TWO], []).map((each, at) => ({
  ...each,
  id: String(at),
  heard: true,
}));

it('takes the Captain of one chapter for the only captain whom another names', () => {
  const rook = known.find(({ name }) => name === 'Captain Rook');
  expect(rook?.aliases).toContain('Captain');
  const two = [ONE, TWO, '“Ship ahoy!” said Captain Marsh. Captain Marsh turned.'];
  const ambiguous = hearBook(two, []).find(({ name }) => name === 'Captain Rook');
  expect(ambiguous?.aliases).not.toContain('Captain');
});

it('knows in a chapter who tells the book, be he never named there', () => {
  const [heard = []] = hearChapters([TWO], known);
  const saying = (name: string) =>
    heard.find(({ id }) => known[Number(id)]?.name === name)?.speeches;
  expect([saying('Captain Rook'), saying('Perrin')]).toEqual([1, 1]);
});

it('quotes each name of somebody with its count, in characters of the chapter', () => {
  const rook = known.findIndex(({ name }) => name === 'Captain Rook');
  const [heard = []] = hearChapters([ONE], known);
  const names = heard.find(({ id }) => id === String(rook))?.names ?? [];
  expect(names.map(({ form, count }) => [form, count])).toEqual([['Captain Rook', 4]]);
  for (const { start, end, words } of names) {
    expect([...ONE].slice(start, end).join('')).toBe(words);
  }
});
