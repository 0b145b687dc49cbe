import { expect, it } from 'vitest';
import type { Quote } from '../contract/index.ts';
import { fromBookNlp, toBookNlp } from './booknlp.ts';
import { matchedQuotes } from './matched-quotes.ts';

const TEXT = 'Clara Finch came in. “Is it raining?” said Clara. “It is.”';
const CHARACTERS = [
  { id: 'hob', name: 'Hob', aliases: [] },
  { id: 'clara', name: 'Clara Finch', aliases: ['Clara'] },
];
const QUOTES = [quoteOf('“Is it raining?”', 'clara'), quoteOf('“It is.”', null)];

function quoteOf(words: string, id: string | null): Quote {
  const start = TEXT.indexOf(words);
  return {
    id: null,
    start,
    end: start + words.length,
    words,
    speaker: id === null ? null : { id, name: id },
    called: null,
    confidence: 1,
    how: 'tag',
    turn: 0,
    conversation: 0,
    confirmed_by: null,
    confirmed_at: null,
  };
}

it('writes the tables of BookNLP, whose offsets are tokens', () => {
  const { tokens, entities, quotes } = toBookNlp(TEXT, CHARACTERS, QUOTES);
  expect(tokens.split('\n').slice(0, 3)).toEqual([
    'token_ID_within_document\tword\tbyte_onset\tbyte_offset',
    '0\tClara\t0\t5',
    '1\tFinch\t6\t11',
  ]);
  expect(entities.split('\n')).toEqual([
    'COREF\tstart_token\tend_token\tprop\tcat\ttext',
    '1\t0\t1\tPROP\tPER\tClara Finch',
    '1\t12\t12\tPROP\tPER\tClara',
    '',
  ]);
  expect(quotes.split('\n')).toEqual([
    'quote_start\tquote_end\tmention_start\tmention_end\tmention_phrase\tchar_id\tquote',
    '5\t10\t12\t12\tClara\t1\t“Is it raining?”',
    '14\t18\t\t\t\t\t“It is.”',
    '',
  ]);
});

it('reads its own tables back, each speaker by the name that was seen most', () => {
  const foreign = fromBookNlp(toBookNlp(TEXT, CHARACTERS, QUOTES));
  expect(foreign).toMatchObject([{ words: '“Is it raining?”', speaker: 'Clara Finch' }]);
  expect(matchedQuotes(QUOTES, foreign)).toEqual([{ quote: QUOTES[0], speaker: 'Clara Finch' }]);
});

it('finds quotations without words by their place', () => {
  const { start, end } = QUOTES[1] as Quote;
  const foreign = [{ words: null, start, end, speaker: 'Hob' }];
  expect(matchedQuotes(QUOTES, foreign)).toEqual([{ quote: QUOTES[1], speaker: 'Hob' }]);
});

it('counts characters, and not the units of JavaScript', () => {
  const { tokens } = toBookNlp('😀 Ann 𝒜x.', [], []);
  expect(tokens.split('\n').slice(1, -1)).toEqual([
    '0\t😀\t0\t1',
    '1\tAnn\t2\t5',
    '2\t𝒜x\t6\t8',
    '3\t.\t8\t9',
  ]);
});

it('knows a quotation whose words BookNLP cut in pieces', () => {
  const own = { ...(QUOTES[0] as Quote), words: '“Don’t, well-known Mr. Finch!”' };
  const foreign = fromBookNlp({
    entities: 'COREF\tstart_token\tend_token\tprop\tcat\ttext\n7\t0\t1\tPROP\tPER\tHob\n',
    quotes:
      'quote_start\tquote_end\tmention_start\tmention_end\tmention_phrase\tchar_id\tquote\n' +
      '5\t15\t3\t3\the\t7\t“ Do n’t , well - known Mr. Finch ! ”\n',
  });
  expect(matchedQuotes([own], foreign)).toEqual([{ quote: own, speaker: 'Hob' }]);
});
