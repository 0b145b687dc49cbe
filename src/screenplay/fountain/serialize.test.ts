import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Screenplay } from '../types.ts';
import { parseFountain } from './parse.ts';
import { serializeFountain } from './serialize.ts';

/** Every mark that Fountain knows, so that random text meets all of them next to each other. */
const FRAGMENTS =
  '[[,]],/*,*/,\\,!,@,#,#1#,.,...,>,<,=,===,~,(,),^,:,TO:,CUT TO:,INT. ,EST ,A,HOLMES,(V.O.),a,1,é,É,*,_,Title: ,Date:,\uFEFF';
const SPACES = ['\n', '\n\n', '\r\n', '\r', '  ', '\n  \n', ' ', '\t'];
const hostile = fc
  .array(fc.constantFrom(...FRAGMENTS.split(','), ...SPACES), { maxLength: 40 })
  .map((parts) => parts.join(''));

function withoutSpans({ titlePage, elements }: Screenplay) {
  const bare = <T extends object>(each: T) => ({ ...each, line: 0, endLine: 0, start: 0, end: 0 });
  return { titlePage: titlePage.map(bare), elements: elements.map(bare) };
}

function reread(text: string) {
  const read = parseFountain(text);
  return { read: withoutSpans(read), again: withoutSpans(parseFountain(serializeFountain(read))) };
}

test('what is written and read again is the same, for text full of marks', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { read, again } = reread(text);
      expect(again).toEqual(read);
    }),
    { numRuns: 5000 },
  );
});

test('what is written and read again is the same, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { read, again } = reread(text);
      expect(again).toEqual(read);
    }),
  );
});
