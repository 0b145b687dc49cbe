import { expect, it } from 'vitest';
import { readBeats } from './read-beats.ts';

it('looks at each part of a speech over many paragraphs in its own paragraph alone', () => {
  const MANY = 2_000;
  const paragraph = '“And then?\n\n';
  const text = paragraph.repeat(MANY);
  let reads = 0;
  const parts = Array.from({ length: MANY }, (_, at) => ({
    start: at * paragraph.length,
    get end() {
      reads += 1;
      return at * paragraph.length + paragraph.trimEnd().length;
    },
  }));
  const speech = {
    start: 0,
    end: text.length,
    text,
    parts,
    tags: [],
    speaker: null,
    how: 'none',
    confidence: 0,
    delivery: null,
  } as const;
  const beats = readBeats(text, 'A title', [{ ...speech, parts, tags: [] }]);
  expect(beats).toHaveLength(MANY);
  expect(reads).toBeLessThan(MANY * 5);
});
