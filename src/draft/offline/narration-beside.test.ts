import { expect, it } from 'vitest';
import { narrationBeside } from './narration-beside.ts';

const SAID = ' said Holmes, sinking into his chair.';
const TAG = { start: 1, end: 12 };

it('reads the names of a speaker once, however often they speak', () => {
  let reads = 0;
  const speaker = {
    name: 'Sherlock Holmes',
    get aliases() {
      reads += 1;
      return ['Holmes', 'Mr. Holmes'];
    },
    mentions: 3,
    known: null,
  };
  expect(narrationBeside(SAID, [TAG], speaker)).toEqual([
    { sentence: 'Holmes was sinking into his chair.', start: 14, end: SAID.length },
  ]);
  const once = reads;
  for (let again = 0; again < 50; again += 1) narrationBeside(SAID, [TAG], speaker);
  expect(reads).toBe(once);
});

it.each([
  ['Tom, who had been listening, ', 'said', 'Tom, who had been listening, spoke'],
  ['Tom could think of nothing better to ', 'say', 'Tom could think of nothing better to speak'],
  ['Tom would only ', 'say', 'Tom would only speak'],
  ['Tom did not ', 'say', 'Tom did not speak'],
  ['Tom had scarcely ', 'said', 'Tom had scarcely spoken'],
  ['Tom had almost ', 'said', 'Tom had almost spoken'],
  ['Tom had once heard Ida ', 'say', 'Tom had once heard Ida speak'],
  ['Tom went so far as to ', 'say', 'Tom went so far as to say so'],
  ['Tom shrugged, as much as to ', 'say', 'Tom shrugged'],
])('gives "%s" a verb for the "%s" that the tag takes', (open, verb, sentence) => {
  const text = `${open}${verb}`;
  const [told] = narrationBeside(text, [{ start: open.length, end: text.length }], null);
  expect(told?.sentence).toBe(sentence);
});

it.each([
  ['rejoined a sailor', ', who was the mate.', 'A sailor was the mate.'],
  [
    'rejoined a sailor',
    ' from the door, who was the mate.',
    'A sailor spoke from the door, and was the mate.',
  ],
  [
    'asked her ladyship',
    ', in the voice of one asleep.',
    'Her ladyship spoke in the voice of one asleep.',
  ],
  ['cried the old lady, rising', ' and nodding to Ida.', 'The old lady was nodding to Ida.'],
])('tells of whom the tag means: "%s%s"', (tag, rest, sentence) => {
  const [told] = narrationBeside(` ${tag}${rest}`, [{ start: 1, end: tag.length + 1 }], null);
  expect(told?.sentence).toBe(sentence);
});
