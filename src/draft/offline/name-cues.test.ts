import { expect, it, vi } from 'vitest';
import { Occurrences } from '../../prose/words/occurrences.ts';
import { formOfCue, nameCues } from './name-cues.ts';

const found = (name: string, ...aliases: string[]) => ({ name, aliases, mentions: 1, known: null });

it('names each by the form that is used most, a part of a longer one not counted', () => {
  const holmes = found('Sherlock Holmes', 'Holmes');
  const mary = found('Mary Morstan', 'Mary');
  const cues = nameCues(
    [holmes, mary],
    'Holmes sat. Holmes rose. Sherlock Holmes left. Mary Morstan. Mary Morstan.',
  );
  expect([cues.get(holmes), cues.get(mary)]).toEqual(['HOLMES', 'MARY MORSTAN']);
});

it('gives the form of a name that a cue stands for', () => {
  const mary = found('Lady Mary Venn', 'Mary', 'Miss Mary');
  expect(formOfCue(mary, 'MISS MARY')).toBe('Miss Mary');
  expect(formOfCue(mary, 'MARY VENN 2')).toBe('Lady Mary Venn');
});

it('reads the prose once, however many characters it names', () => {
  const count = vi.spyOn(Occurrences.prototype, 'count');
  const split = vi.spyOn(String.prototype, 'split');
  const prose = 'Holmes saw Watson.';
  nameCues(
    Array.from({ length: 50 }, (_, at) => found(`Sherlock Q${at}`, `Q${at}`)),
    prose,
  );
  const parted = split.mock.contexts.filter((text) => String(text) === prose);
  expect([count.mock.calls.length, parted.length]).toEqual([1, 0]);
  vi.restoreAllMocks();
});
