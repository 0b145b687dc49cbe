import { expect, it } from 'vitest';
import { findCharacters } from '../../prose/names/find-characters.ts';
import { parseProse } from '../../prose/quotations/parse-prose.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
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

it('says of each sentence and speech where in the chapter it stands, and passes over nothing but tags', () => {
  const text = `CHAPTER I

Ida Quill rose. She took the lamp; the wind had dropped.

“And no one,” said Ida, rising from the chair and lowering her voice, “knows me.” She went. “Not here.”

* * *

With a bow Tom cried, “Come!” and ran to the door. It was shut.`;
  const prose = parseProse(text);
  const { speeches } = findSpeeches(prose, findCharacters(prose));
  const beats = readBeats(text, 'A title', speeches);
  const spans = beats.flatMap((beat) => {
    if (beat.kind === 'break') return [];
    return beat.kind === 'speech' ? beat.from : [beat.from];
  });
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Ida Quill rose.',
    'She took the lamp; the wind had dropped.',
    '“And no one,”',
    '“knows me.”',
    'and lowering her voice,',
    'She went.',
    '“Not here.”',
    '“Come!”',
    'and ran to the door.',
    'It was shut.',
  ]);
});
