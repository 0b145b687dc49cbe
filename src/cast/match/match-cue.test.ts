import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameMatcher, MOST_CANDIDATES, matchCue, type NamedCharacter } from './match-cue.ts';

const person = (id: string, name: string, ...aliases: string[]): NamedCharacter => ({
  id,
  name,
  aliases,
});

const inChapter = (one: NamedCharacter, ...chapterAliases: string[]): NamedCharacter => ({
  ...one,
  chapterAliases,
});

const BAKER_STREET = [
  person('holmes', 'Sherlock Holmes', 'Mr. Holmes'),
  person('watson', 'Dr. John H. Watson'),
  person('hudson', 'Mrs. Hudson'),
  person('adler', 'Irene Adler', 'The Woman'),
];

const LONGBOURN = [
  person('father', 'Mr. Bennet'),
  person('mother', 'Mrs. Bennet'),
  person('lizzy', 'Elizabeth Bennet', 'Lizzy'),
  person('darcy', 'Fitzwilliam Darcy', 'Mr. Darcy'),
  person('georgiana', 'Georgiana Darcy', 'Miss Darcy'),
];

const found = (cue: string, cast: readonly NamedCharacter[]) => {
  const { match, how } = matchCue(cue, cast);
  return [match, how];
};

describe('a cue that means one character', () => {
  it.each([
    ['SHERLOCK HOLMES', 'holmes', 'name'],
    ['  sherlock   holmes ', 'holmes', 'name'],
    ['Shérlock Hölmes', 'holmes', 'name'],
    ['SHERLOCK HOLMES (V.O.)', 'holmes', 'name'],
    ['MR HOLMES', 'holmes', 'alias'],
    ['MR.HOLMES', 'holmes', 'alias'],
    ['HOLMES', 'holmes', 'untitled'],
    ['MRS. HUDSON', 'hudson', 'name'],
    ['SHERLOCK', 'holmes', 'part'],
    ['DR. WATSON', 'watson', 'part'],
    ['MR. WATSON', 'watson', 'part'],
    ['JOHN WATSON', 'watson', 'part'],
    ['IRENE', 'adler', 'part'],
  ])('%s is %s by its %s', (cue, id, how) => {
    expect(found(cue, BAKER_STREET)).toEqual([id, how]);
  });

  it('prefers the character whose name it is over one who has it as an alias', () => {
    const cast = [person('mycroft', 'Mycroft', 'Holmes'), person('holmes', 'Holmes')];
    expect(found('HOLMES', cast)).toEqual(['holmes', 'name']);
  });

  it('uses a gendered title to tell two bearers of one surname apart', () => {
    expect(found('MISTER DARCY', LONGBOURN)).toEqual(['darcy', 'untitled']);
    expect(found('LADY DARCY', LONGBOURN)).toEqual(['georgiana', 'untitled']);
  });

  it('takes a title that stands alone, or before a particle, for the name', () => {
    const king = inChapter(person('king', 'The King'), 'The King');
    const cast = [king, person('queen', 'Queen of Hearts')];
    expect(found('KING', cast)).toEqual(['king', 'untitled']);
    expect(found('THE QUEEN OF HEARTS', cast)).toEqual(['queen', 'untitled']);
  });
});

describe('a cue that means nobody for certain', () => {
  it('names everybody who shares the surname', () => {
    expect(matchCue('BENNET', LONGBOURN)).toEqual({
      match: null,
      how: null,
      candidates: ['father', 'mother'],
    });
  });

  it('does not give a married title to somebody known by another one', () => {
    expect(matchCue('MRS. WATSON', BAKER_STREET)).toEqual({
      match: null,
      how: null,
      candidates: ['watson'],
    });
  });

  it('keeps a qualified name apart and offers the one it may come from', () => {
    expect(matchCue('MYCROFT HOLMES', BAKER_STREET).match).toBeNull();
    expect(matchCue('YOUNG WATSON', BAKER_STREET).candidates).toEqual(['watson']);
  });

  it('offers the name that is one slip away', () => {
    expect(matchCue('HOMLES', BAKER_STREET)).toEqual({
      match: null,
      how: null,
      candidates: ['holmes'],
    });
  });

  it('offers both people of a joint cue', () => {
    expect(matchCue('HOLMES & WATSON', BAKER_STREET).candidates).toEqual(['holmes', 'watson']);
  });

  it('keeps numbered extras different people', () => {
    const guards = [
      inChapter(person('one', 'Guard #1'), 'Guard #1'),
      inChapter(person('two', 'Guard No. 2'), 'Guard No. 2'),
    ];
    expect(found('GUARD 1', guards)).toEqual(['one', 'alias']);
    expect(found('GUARD # 2', guards)).toEqual(['two', 'alias']);
    expect(matchCue('GUARD #3', guards).match).toBeNull();
    expect(matchCue('GUARD', guards).match).toBeNull();
  });

  it('finds no part of a name in a description', () => {
    expect(matchCue('HINDOO SERVANT', [person('s', 'A Hindoo Servant')]).match).toBe('s');
    expect(matchCue('HINDOO', [person('s', 'A Hindoo Servant')]).match).toBeNull();
  });

  it.each(['', '   ', '()', '...', '@', '(V.O.)'])('"%s" is nobody', (cue) => {
    expect(matchCue(cue, [...BAKER_STREET, person('blank', ''), person('dots', '...')])).toEqual({
      match: null,
      how: null,
      candidates: [],
    });
  });
});

describe('a common noun', () => {
  const cast = [
    person('wilson', 'Jabez Wilson', 'Client'),
    person('visitor', 'Visitor'),
    person('king', 'King of Bohemia'),
    person('baker', 'Henry Baker'),
    person('cook', 'Cook', 'Mrs. Cook'),
  ];

  it.each([
    ['CLIENT', ['wilson']],
    ['THE CLIENT', ['wilson']],
    ['VISITOR', ['visitor']],
    ['A VISITOR', ['visitor']],
    ['KING', ['king']],
    ['SECOND CONSTABLE', []],
  ])('%s means nobody by itself, and offers whom the book calls so', (cue, candidates) => {
    expect(matchCue(cue, cast)).toEqual({ match: null, how: null, candidates });
  });

  it('means whom the chapter calls so', () => {
    const here = [inChapter(person('wilson', 'Jabez Wilson'), 'CLIENT'), ...cast.slice(1)];
    expect(found('CLIENT', here)).toEqual(['wilson', 'alias']);
    expect(found('THE CLIENT', here)).toEqual(['wilson', 'untitled']);
  });

  it('means whom the chapter calls so, whoever in the book has it for a name', () => {
    const here = [...cast, inChapter(person('hatherley', 'Victor Hatherley'), 'Visitor')];
    expect(found('VISITOR', here)).toEqual(['hatherley', 'alias']);
  });

  it('is a name where it is somebody’s surname', () => {
    expect(found('BAKER', cast)).toEqual(['baker', 'part']);
    expect(found('COOK', cast)).toEqual(['cook', 'name']);
  });

  it('names somebody where a person says it', () => {
    const meant = (name: string) => createNameMatcher(cast)(name).match;
    expect([meant('Visitor'), meant('the client'), meant('King')]).toEqual([
      'visitor',
      'wilson',
      'king',
    ]);
  });
});

describe('any cue, any cast', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('Mr. Bennet', 'Mrs. Bennet', 'Jane Bennet', 'Guard #2', 'The King', 'Holmes'),
  );
  const casts = fc
    .uniqueArray(fc.record({ name: names, aliases: fc.array(names, { maxLength: 3 }) }), {
      maxLength: 6,
    })
    .map((cast) => cast.map((entry, at) => ({ ...entry, id: `c${at}` })));

  it('a match is one of the cast and the only candidate', () => {
    fc.assert(
      fc.property(names, casts, (cue, cast) => {
        const { match, how, candidates } = matchCue(cue, cast);
        expect((match === null) === (how === null)).toBe(true);
        if (match !== null) expect(candidates).toEqual([match]);
        for (const id of candidates) expect(cast.some((one) => one.id === id)).toBe(true);
      }),
    );
  });

  it('the order of the cast does not change the match', () => {
    fc.assert(
      fc.property(names, casts, (cue, cast) => {
        expect(matchCue(cue, cast.toReversed()).match).toBe(matchCue(cue, cast).match);
      }),
    );
  });
});

it.each(['OLD SMITH', 'SMITH', 'BOB & SMITH', 'SMYTH'])(
  'lists the first of many namesakes for %s, and no more',
  (cue) => {
    const namesakes = Array.from({ length: 300 }, (_, at) => person(String(at), `Q${at} Smith`));
    const { match, candidates } = matchCue(cue, namesakes);
    expect(match).toBeNull();
    expect(candidates).toEqual(namesakes.slice(0, MOST_CANDIDATES).map(({ id }) => id));
  },
);
