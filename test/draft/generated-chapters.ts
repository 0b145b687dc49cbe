import fc from 'fast-check';

/** What opens and closes a quotation, and whether a dash stands for it. */
const MARKS: [open: string, close: string][] = [
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
  ["'", "'"],
  ['« ', ' »'],
  ['»', '«'],
  ['„', '“'],
  ['„', '”'],
  ['「', '」'],
  ['``', "''"],
  ['—', ''],
];

const PLACES = ['kitchen', 'harbour', 'old mill', 'garden', 'library'];
const NAMES = ['Ida', 'Tom Reed', 'Mrs. Vane', 'the keeper'];
const LINES = [
  'Is it late?',
  'It is. Do not wait for me! I will come.',
  'No; the lamp (the green one) is out.',
  'We must go to the harbour, all of us, before the tide turns. The boat is old. It will hold.',
  'Well… perhaps.',
  'Chapter one',
];
const TELLINGS = [
  'The rain fell on the roof. Nobody moved.',
  'The next morning they walked to the garden. It was cold, and the “so-called” gate stood open.',
  'I rose. I had never liked the house, and I said so to nobody.',
  'Part of me wanted to go.',
  'Tom Reed shut the gate. He used to sing there. It happened three years ago, and Ida sat down.',
  'For three weeks Tom Reed worked on the boat. He tarred the hull. He slept.',
  'Dear Ida,\nThe boat was sold.\nYours ever,\nTom',
  'The tide is in, the tide is out,\nThe gulls are on the wall',
  'Not tonight, Ida thought.',
  'Suddenly the lamp went out.',
  '* * *',
  'CHAPTER II',
  'Act now!',
  'STOP RIGHT THERE',
];

const name = fc.constantFrom(...NAMES);
const line = fc.constantFrom(...LINES);

/** A paragraph of a chapter that marks speech in one way. */
function paragraphs(open: string, close: string): fc.Arbitrary<string> {
  const q = (words: string) => `${open}${words}${close}`;
  const tagged = (words: string) => words.replace(/[.;]$/, ',');
  return fc.oneof(
    fc.constantFrom(...TELLINGS),
    line.map(q),
    fc.tuple(line, name).map(([l, n]) => `${q(tagged(l))} said ${n}.`),
    fc
      .tuple(line, name, line)
      .map(([l, n, m]) => `${q(tagged(l))} said ${n}, rising slowly. ${q(m)}`),
    fc.tuple(name, line).map(([n, l]) => `${n} turned and said, ${q(l)} and ran to the door.`),
    fc
      .tuple(name, fc.constantFrom(...PLACES))
      .map(
        ([n, p]) =>
          `${q('And no one,')} said ${n}, looking at the ${p}, ${q(`knows me here. ${'Nobody does. '.repeat(16)}`.trim())}`,
      ),
    line.map((l) => `${q(tagged(l))} cried several voices.`),
    line.map((l) => `${q(tagged(l))} said a voice from the cellar.`),
    line.map((l) => `There was a note. It ran thus: ${q(l)}`),
    fc.constant(`${q('The tide is in, the tide is out,\nThe gulls are on the wall')} sang Ida.`),
    line.map((l) => `Part of me said, ${q(l)}`),
    fc.tuple(line, name).map(([l, n]) => `${q(tagged(l))} said ${n}, and that was that.`),
    fc.tuple(line, name).map(([l, n]) => `${q(l)}—${n} leaned over—${q('secret.')}`),
  );
}

/** Chapters of every way to mark speech, of all that the drafter takes apart. */
export const generatedChapters = fc
  .constantFrom(...MARKS)
  .chain(([open, close]) => fc.array(paragraphs(open, close), { minLength: 1, maxLength: 14 }))
  .map((parts) => `Ida came into the kitchen.\n\n${parts.join('\n\n')}`);
