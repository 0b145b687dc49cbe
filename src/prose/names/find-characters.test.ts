import { describe, expect, it } from 'vitest';
import { parseProse } from '../quotations/parse-prose.ts';
import { findCharacters } from './find-characters.ts';

type Known = Parameters<typeof findCharacters>[1];
const charactersOf = (prose: string, known: Known = []) => findCharacters(parseProse(prose), known);
const names = (prose: string, known: Known = []) =>
  charactersOf(prose, known).map((character) => character.name);

describe('findCharacters', () => {
  it('makes one character of "Sherlock Holmes", "Holmes" and "Mr. Holmes"', () => {
    const prose =
      'Sherlock Holmes sat down. "Come in," said Holmes. The man bowed to Mr. Holmes. Then Holmes laughed.';
    const [holmes, ...others] = charactersOf(prose);
    expect(holmes?.name).toBe('Sherlock Holmes');
    expect(holmes?.aliases).toEqual(['Holmes', 'Mr. Holmes']);
    expect(holmes?.mentions).toBe(4);
    expect(others).toEqual([]);
  });

  it('keeps Mr. Holmes and Mrs. Holmes apart', () => {
    const prose =
      '"Well?" said Mr. Holmes. "Nothing," answered Mrs. Holmes, and Mr. Holmes sighed.';
    expect(names(prose)).toEqual(['Mr. Holmes', 'Mrs. Holmes']);
  });

  it('leaves out places, days, months, peoples and words that only begin a sentence', () => {
    const prose =
      'On Monday in March we left London for Baker Street. Perhaps the French were there. However, the English came to Serpentine Avenue. Watson smiled. Then Watson nodded.';
    expect(names(prose)).toEqual(['Watson']);
  });

  it('finds a person whom the narration only describes', () => {
    const prose = '"He is out," said the landlady. The landlady shut the door.';
    expect(charactersOf(prose)).toEqual([
      { name: 'Landlady', aliases: ['the landlady'], mentions: 2, known: null },
    ]);
  });

  it('gives a known character its own name, by name or by alias', () => {
    const known = [{ id: '1', name: 'John Watson', aliases: ['Watson', 'the doctor'] }];
    const [watson] = charactersOf('"Yes," said Watson. Dr. Watson rose.', known);
    expect(watson?.name).toBe('John Watson');
    expect(watson?.known).toBe(known[0]);
    expect(watson?.mentions).toBe(2);
  });

  it('does not list a known character whom the prose does not name', () => {
    const known = [{ id: '1', name: 'Irene Adler', aliases: [] }];
    expect(names('"Yes," said Watson.', known)).toEqual(['Watson']);
  });

  it.each(['Mme. Duval', 'Lt. Duval', 'Supt. Duval', 'Señora Duval'])(
    'makes one character of %s and Duval, whatever stands before them',
    (name) => {
      const prose = `Clearly ${name} was late. "Well?" said ${name}. Then Duval smiled.`;
      expect(charactersOf(prose)).toMatchObject([{ mentions: 3 }]);
    },
  );

  it('takes "the White Rabbit" for a name', () => {
    const prose =
      'She saw the White Rabbit again. "Oh!" said the White Rabbit, and the Rabbit ran.';
    expect(charactersOf(prose)[0]).toMatchObject({ name: 'White Rabbit', aliases: ['Rabbit'] });
  });

  it('finds nobody where there are no words', () => {
    expect(charactersOf('')).toEqual([]);
    expect(charactersOf(' \n "..." \n\n 1234 ')).toEqual([]);
  });
});
