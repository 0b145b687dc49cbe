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

  it('takes no word of a speech for a name because a tag follows its closing mark', () => {
    const prose =
      '"Stay here," said Tobias. "Look there!" cried Tobias. "Come now—" said Tobias, and went.';
    expect(names(prose)).toEqual(['Tobias']);
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

  it.each([
    [
      'the man of the name',
      'John Marrow came. Mrs. Marrow came with him. Marrow sat down.',
      'John Marrow',
    ],
    [
      'the one without a title',
      'Marrow came. Mrs. Marrow came with him. Marrow sat down.',
      'Marrow',
    ],
  ])('gives a bare surname to %s', (_, prose, name) => {
    const marrow = charactersOf(prose).find((each) =>
      [each.name, ...each.aliases].includes('Marrow'),
    );
    expect(marrow?.name).toBe(name);
  });

  it('keeps two of one name apart where both act', () => {
    const prose =
      'Tom Ash rowed, and Tom Edward Ash, his cousin, steered. “Ho!” said Tom Ash. “What?” said Tom Edward Ash.';
    expect(names(prose)).toEqual(expect.arrayContaining(['Tom Ash', 'Tom Edward Ash']));
  });

  it('keeps the general apart from the captain and from Mr. Hale, and finds him as the general', () => {
    const prose =
      'General Hale came with Captain Hale and Mr. Hale. “Sit,” said the general. “All,” said the general. “No,” said Captain Hale. “Yes,” said Mr. Hale.';
    const found = charactersOf(prose);
    expect(found.map(({ name }) => name).sort()).toEqual([
      'Captain Hale',
      'General Hale',
      'Mr. Hale',
    ]);
    expect(found.find(({ name }) => name === 'General Hale')?.aliases).toContain('the general');
  });

  it('takes a man whom his sons are named beside for Mr., and the eldest of sisters for Miss', () => {
    const sons = 'Peter Wren and Paul Wren laughed. Peter sang. Paul sang. Peter ran. Paul ran. ';
    const sisters = 'Miss Ann Wren read. Jane Wren wrote. “So,” said Miss Wren.';
    const found = charactersOf(`${sons}Mr. Wren frowned. ${sisters}`);
    const ownerOf = (form: string) =>
      found.find((each) => [each.name, ...each.aliases].includes(form))?.name;
    expect(ownerOf('Mr. Wren')).toBe('Mr. Wren');
    expect(ownerOf('Miss Wren')).toBe('Jane Wren');
  });

  it('takes a pet name that only her people use for the one who has the name in full', () => {
    const prose =
      'There Elizabeth Lowe sat. “Lizzie!” said Mr. Lowe. “Lizzie, dear, come,” he said. Elizabeth smiled.';
    expect(charactersOf(prose)[0]?.aliases).toContain('Lizzie');
  });

  it('finds no person in a place, a quay, a saint’s church or a family', () => {
    const prose =
      'They lived in Leghorn. She was born in Leghorn, near Sallow Quay. He stood in St. James and prayed. The Tilmans came, and Mr. Tilman laughed. Then Mr. Tilman sat down.';
    expect(names(prose)).toEqual(['Mr. Tilman']);
  });

  it('finds who is called by an office that no list has, where he speaks twice', () => {
    const prose =
      '“Sit,” said the beadle. “Stand,” said the beadle, and the beadle coughed. “Well,” said the old man.';
    expect(names(prose)).toEqual(['Beadle']);
  });

  it.each([
    ['after the verb', 'The glazier came in. “Sit,” said the glazier.'],
    ['before it', 'The glazier came in. “Sit,” the glazier said.'],
    ['before it, with an adverb', 'The glazier came in. “Sit,” the glazier then said, and sat.'],
  ])('finds who is called by a trade that no list has, and speaks once: %s', (_title, prose) => {
    expect(names(prose)).toEqual(['Glazier']);
  });

  it('takes nobody for a person whom the prose calls so once', () => {
    expect(names('“Sit,” said the glazier. The dog sat.')).toEqual([]);
  });
});
