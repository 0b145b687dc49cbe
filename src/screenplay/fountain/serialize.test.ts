import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Element, Screenplay } from '../types.ts';
import { parseHeading } from './heading.ts';
import { parseFountain } from './parse.ts';
import { serializeFountain } from './serialize.ts';

/** Every mark that Fountain knows, so that random text meets all of them next to each other. */
const FRAGMENTS =
  '[[,]],/*,*/,\\,!,@,#,#1#,.,...,>,<,=,===,~,(,),^,:,TO:,CUT TO:,INT. ,EST ,A,HOLMES,(V.O.),a,1,**,EXT,/,-,é,É,*,_,Title: ,Date:,Author: x,---,- x,\uFEFF';
const SPACES = ['\n', '\n\n', '\r\n', '\r', '  ', '\n  \n', '\n\t\n', '\n\n\n\n', ' ', '\t'];
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

test.each([
  ['a cue from which a lyric stands apart', '@ANN\n\n\n\n~La'],
  ['a name in capitals straight above a transition', '!EXT\n> OUT'],
  [
    'what would be a transition, straight above a heading',
    'CUT TO:  \nINT. ROOM - DAY\n\nHe sits.',
  ],
  ['a line of capitals between a page break and a forced heading', '===\nANN\n.ROOM'],
  ['a byte order mark behind a forcing mark', '.\uFEFFANN\nINT. '],
  ['space behind the mark of a cue that has escaped emphasis', '@\t(V.O.)\\_\nYes.'],
  ['indented action under an empty title', 'Title: \n\t\n  \tHe sits.'],
])('what is written and read again is the same: %s', (_what, text) => {
  const { read, again } = reread(text);
  expect(again).toEqual(read);
});

test('what is written and read again is the same, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { read, again } = reread(text);
      expect(again).toEqual(read);
    }),
  );
});

const SPAN = { line: 0, endLine: 0, start: 0, end: 0 };
type Bare = Element extends infer E
  ? E extends Element
    ? Omit<E, keyof typeof SPAN>
    : never
  : never;
const spanned = (element: Bare): Element => ({ ...element, ...SPAN }) as Element;

/** A line that begins with a word and is otherwise as awkward as can be. */
const awkward = fc
  .array(
    fc.constantFrom('word', 'CUT', 'TO:', 'INT.', '(x)', '#1#', '!', '[[', '/*', ']]', 'Title:'),
  )
  .map((parts) => ['W', ...parts].join(' '));
const paragraph = fc.array(awkward, { minLength: 1, maxLength: 3 }).map((each) => each.join('\n'));
const word = fc.constantFrom(
  'HOLMES',
  'Holmes',
  'INT. HALL',
  'A.',
  '23',
  'CUT TO:',
  'DATE:',
  '# A',
);

const cue = fc.record({
  type: fc.constant('character' as const),
  text: word,
  extensions: fc.subarray(['V.O.', "CONT'D", 'on the radio']),
  dual: fc.boolean(),
});
const speech = fc
  .tuple(cue, fc.option(awkward), awkward)
  .map(([first, aside, said]): Bare[] => [
    first,
    ...(aside === null ? [] : [{ type: 'parenthetical' as const, text: aside }]),
    { type: 'dialogue', text: said },
  ]);
const single = (type: 'transition' | 'centered' | 'synopsis') =>
  awkward.map((text): Bare[] => [{ type, text }]);
const part = fc.oneof(
  speech,
  paragraph.map((text): Bare[] => [{ type: 'action', text }]),
  awkward.map((line): Bare[] => [{ type: 'scene_heading', ...parseHeading(`.${line}`) }]),
  fc
    .record({
      type: fc.constant('section' as const),
      text: awkward,
      depth: fc.nat(5).map((n) => n + 1),
    })
    .map((each): Bare[] => [each]),
  fc.constant<Bare[]>([{ type: 'page_break', text: '' }]),
  single('transition'),
  single('centered'),
  single('synopsis'),
);

test('a screenplay made of elements is written so that it reads the same', () => {
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const made: Screenplay = { titlePage: [], elements: parts.flat().map(spanned) };
      const read = parseFountain(serializeFountain(made));
      expect(withoutSpans(read)).toEqual(withoutSpans(made));
    }),
    { numRuns: 2000 },
  );
});

test.each<[string, Bare, string]>([
  [
    'action in capitals above a line',
    { type: 'action', text: 'BANG\nIt falls.' },
    '!BANG\nIt falls.',
  ],
  [
    'action in capitals above words like a heading',
    { type: 'action', text: 'HOLMES\nINT. HALL' },
    '!HOLMES\nINT. HALL',
  ],
  ['action like a heading', { type: 'action', text: 'INT. is a word.' }, '!INT. is a word.'],
  ['action like a section', { type: 'action', text: 'See:\n# 1' }, 'See:\n!# 1'],
  ['action like a title page', { type: 'action', text: 'Title: none' }, '!Title: none'],
  ['a transition of its own', { type: 'transition', text: 'Burn to white.' }, '> Burn to white.'],
  ['a usual transition', { type: 'transition', text: 'CUT TO:' }, 'CUT TO:'],
  [
    'a heading of its own',
    { type: 'scene_heading', ...parseHeading('.THE VOID #3#') },
    '.THE VOID #3#',
  ],
  ['usual action', { type: 'action', text: '  He sits.\nFADE IN:' }, '  He sits.\nFADE IN:'],
])('%s is marked only where it must be', (_, element, expected) => {
  expect(serializeFountain({ titlePage: [], elements: [spanned(element)] })).toBe(`${expected}\n`);
});

test('a whole script is laid out with one blank line between its parts', () => {
  const text = `Title: The Hall
Contact:
\tBaker Street
\tLondon

FADE IN:

INT. HALL - DAY #1#

HOLMES (V.O.) ^
(softly)
One.
  
Two.

@McClane
[[ a note ]]
Three.

SINGER
~The first verse

~The second verse

One.



Two.
`;
  expect(serializeFountain(parseFountain(text))).toBe(text);
});
