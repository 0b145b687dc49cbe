import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edit, followEdit, type TextSource } from './follow-edit.ts';
import { parseFountain } from './parse.ts';
import { joinSegments, type Segment } from './segment.ts';
import { splitSegments } from './split-segments.ts';

const FIXTURES = ['the-ferry-clock', 'rehearsal', 'ete-a-odessa'];

function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}.fountain`, import.meta.url), 'utf8');
}

/** What writers type, and what decides how lines around it are read. */
const PART = fc.constantFrom(
  ...['\n', '\n\n', '\n  \n', '\n \n', '\n   \n', ' ', 'a', 'HOLMES', 'Yes.', '(beat)', '^', '@x'],
  ...['INT. A - DAY', '.B', '> C', '> D <', 'CUT TO:', '!', '~la', '# Act', '= S', '===', '*b*'],
  ...[
    '[[',
    ']]',
    '[[n]]',
    '/*',
    '*/',
    '/* x */',
    '\\',
    '*',
    '/',
    'Title: T',
    'Key: v',
    'Author: A',
    '\uFEFF',
  ],
  ...['---', '---\ntitle: T\n', '\tvalue', '- value', 'INT. / EXT. A', '**B**'],
  ...['😀', 'ß', 'سلام', '\t', '\u2028'],
);
const TEXT = fc.array(PART, { maxLength: 40 }).map((parts) => parts.join(''));

interface Change {
  at: number;
  remove: number;
  insert: string;
}

const CHANGE: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  insert: fc.array(PART, { maxLength: 4 }).map((parts) => parts.join('')),
});

function apply(text: string, { at, remove, insert }: Change): { text: string; edit: Edit } {
  const from = Math.round(at * text.length);
  const to = Math.min(text.length, from + remove);
  const edit = { from, to, length: insert.length };
  return { text: text.slice(0, from) + insert + text.slice(to), edit };
}

function expectToFollow(start: string, changes: Change[]): void {
  let text = start;
  let segments = splitSegments(text);
  expect(joinSegments(segments)).toEqual(parseFountain(text));
  for (const change of changes) {
    const changed = apply(text, change);
    segments = followEdit(segments, text, changed.text, changed.edit);
    text = changed.text;
    expect(joinSegments(segments)).toEqual(parseFountain(text));
    expect(segments).toEqual(splitSegments(text));
  }
}

describe('segments after edits', () => {
  test('are those of the whole text read anew, for any text and edits', () => {
    fc.assert(fc.property(TEXT, fc.array(CHANGE, { maxLength: 8 }), expectToFollow), {
      numRuns: 3000,
    });
  });

  test.each(FIXTURES)('are those of the whole text read anew, for edits of %s', (name) => {
    const text = fixture(name);
    fc.assert(
      fc.property(fc.array(CHANGE, { maxLength: 12 }), (changes) => expectToFollow(text, changes)),
      { numRuns: 150 },
    );
  });

  test.each(FIXTURES)('follow %s typed character by character', (name) => {
    const text = fixture(name).slice(0, 2500);
    let segments: Segment[] = splitSegments('');
    for (let i = 0; i < text.length; i++) {
      const edit = { from: i, to: i, length: 1 };
      segments = followEdit(segments, text.slice(0, i), text.slice(0, i + 1), edit);
    }
    expect(joinSegments(segments)).toEqual(parseFountain(text));
  });
});

test('an edit reads only the segment around it and keeps the others as they are', () => {
  const text = fixture('the-ferry-clock').repeat(20);
  const segments = splitSegments(text);
  const at = text.indexOf('.', text.length / 2);
  const read: number[] = [];
  const after = `${text.slice(0, at)}x${text.slice(at)}`;
  const source: TextSource = {
    length: after.length,
    slice(from, to) {
      read.push(to - from);
      return after.slice(from, to);
    },
  };
  const next = followEdit(segments, text, source, { from: at, to: at, length: 1 });
  expect(next.filter((each) => !segments.includes(each))).toHaveLength(1);
  expect(Math.max(...read)).toBeLessThan(2000);
});
