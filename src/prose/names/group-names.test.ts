import { describe, expect, it } from 'vitest';
import { GroupIndex } from './group-index.ts';
import { groupNames, parseName } from './group-names.ts';
import type { NameForm } from './name-group.ts';

const MANY = 3_000;
/** Groups that may be looked at for each form: those that share a word with it and are asked about. */
const MOST_VISITS = 10;

const written = (names: readonly string[]): NameForm[] =>
  names.map((name) => ({ ...parseName(name), count: 1, points: 3 }));
const numbered = (name: string) =>
  Array.from({ length: MANY }, (_, at) => name.replace('#', `Q${at}`));

describe('groupNames', () => {
  it.each<[string, string[]]>([
    ['names of one word', numbered('#')],
    ['a surname that all share', [...numbered('# Holmes'), 'Holmes']],
    ['a given name that all share', [...numbered('John #'), 'John']],
    ['a title and a surname that all share', [...numbered('Mr. # Holmes'), 'Mr. Holmes']],
    [
      'the same ends around other middles',
      [...numbered('John # X Holmes'), ...numbered('John # Holmes')],
    ],
    [
      'the same ends, of another gender',
      [...numbered('Mrs. Kit # X Holmes'), ...numbered('Mr. Kit # Holmes')],
    ],
    ['many forms of one', ['John A B Holmes', ...numbered('John # Holmes')]],
    [
      'both in many spellings',
      numbered('# HOLMES').map((name, at) => name.slice(0, 2 + (at % 9)) + name),
    ],
  ])('looks at a number of groups that grows with the forms: %s', (_, names) => {
    const index = new GroupIndex();
    groupNames(written(names), [], index);
    expect(index.visits).toBeLessThan(names.length * MOST_VISITS);
  });

  it('keeps the known ones first, and of two as often mentioned takes the first', () => {
    const known = ['Sherlock Holmes', 'Mycroft Holmes'].map((name, at) => ({
      id: String(at),
      name,
      aliases: [],
    }));
    const groups = groupNames(written(['Holmes', 'Watson']), known);
    expect(groups.map(({ forms }) => forms.map(({ display }) => display))).toEqual([
      ['Sherlock Holmes', 'Holmes'],
      ['Mycroft Holmes'],
      ['Watson'],
    ]);
  });
});
