import { describe, expect, it } from 'vitest';
import { parseProse } from '../quotations/parse-prose.ts';
import { findCharacters } from './find-characters.ts';

const people = (prose: string) =>
  findCharacters(parseProse(prose)).map(({ name, aliases }) => [name, ...aliases]);
const BORIN =
  'Hugh Borin laughed. "Come," said Hugh Borin, and Hugh Borin went. Hugh Borin smiled. "Now," said Hugh Borin.';
const CALLING =
  '"So, Badger," cried Ada Lorne. "Where have you been, Badger?" said Ada Lorne. "Oh, Badger!"';

describe('names that the prose says somebody goes by', () => {
  it.each([
    ['by a pronoun', `${BORIN} The boys of the quay called him Badger.`],
    ['by a pronoun, with an article', `${BORIN} Everybody called him the Badger.`],
    ['as a nickname', `Hugh Borin, nicknamed Badger, was kind. ${BORIN}`],
    ['as what he is known as', `Hugh Borin was better known as Badger. ${BORIN}`],
    ['as what his friends call him', `Hugh Borin, known to all his friends as Badger. ${BORIN}`],
  ])('are theirs: %s', (_title, prose) => {
    expect(people(`${prose}\n\n${CALLING}`)).toEqual([['Hugh Borin', 'Badger'], ['Ada Lorne']]);
  });

  it.each([
    ['nobody of that gender was named', 'Mary Borin said she called him Badger.'],
    ['the paragraph named nobody', `${BORIN}\n\nThe boys called him Badger.`],
    ['it is said to somebody', `${BORIN} She called to him, Badger, and to the others.`],
    ['it was somebody else who was named', `${BORIN} Everybody knew him. Badger was known too.`],
  ])('stay their own where %s', (_title, prose) => {
    expect(people(`${prose}\n\n${CALLING}`)).toContainEqual(['Badger']);
  });

  it('are theirs with what belongs to them', () => {
    expect(people(`${BORIN} The boys called him Old Badger.\n\n${CALLING}`)).toEqual([
      ['Hugh Borin', 'Badger', 'Old Badger'],
      ['Ada Lorne'],
    ]);
  });

  it('do not take a full name from whom it belongs to', () => {
    const prose = `${BORIN} The boys called him Anton Reiss. "So," said Anton Reiss. Anton Reiss smiled.`;
    expect(people(prose).map(([name]) => name)).toContain('Anton Reiss');
  });
});
