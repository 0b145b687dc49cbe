import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import ete from '../../../../src/screenplay/fountain/fixtures/ete-a-odessa.fountain?raw';
import rehearsal from '../../../../src/screenplay/fountain/fixtures/rehearsal.fountain?raw';
import ferry from '../../../../src/screenplay/fountain/fixtures/the-ferry-clock.fountain?raw';
import { parseFountain } from '../../../../src/screenplay/fountain/parse.ts';
import { splitSegments } from '../../../../src/screenplay/fountain/split-segments.ts';
import { looksOf } from './looks.ts';
import { segmentsField, segmentsOf } from './segments.ts';

const stateOf = (doc: string) => EditorState.create({ doc, extensions: segmentsField });

function looks(state: EditorState, segments = segmentsOf(state), from = 1, to = state.doc.lines) {
  return looksOf(segments, from, to, (line) => state.doc.line(line));
}

/** Text and look of every styled stretch of one line. */
function styled(text: string): [string, string][] {
  const { texts } = looks(stateOf(text));
  return texts.map(({ from, to, look }) => [text.slice(from, to), look]);
}

describe('the lines of a script in the editor', () => {
  test.each([
    ['the-ferry-clock', ferry],
    ['rehearsal', rehearsal],
    ['ete-a-odessa', ete],
  ])('are set as the parser reads them: %s', (_, text) => {
    const { lines } = looks(stateOf(text));
    const { elements, titlePage } = parseFountain(text);
    for (const { type, line } of elements) {
      if (type !== 'note' && type !== 'boneyard') expect(lines.get(line)).toBe(type);
    }
    for (const { line } of titlePage) expect(lines.get(line)).toBe('title_page');
  });

  test('are after any edits those of the whole text read anew, in any window', () => {
    const part = fc.constantFrom(
      ...['\n', '\n\n', '\n  \n', 'a', ' ', 'HOLMES', 'Yes.', '(beat)', '^', '@x', 'INT. A - DAY'],
      ...['> C', '> D <', '!', '~la', '# Act', '= S', '*b*', '_u_', '[[', ']]', '/*', '*/', '\\'],
      ...['Title: T', '😀', 'سلام'],
    );
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.oneof(fc.constant(0), fc.nat(60)),
      insert: fc.array(part, { maxLength: 3 }).map((parts) => parts.join('')),
    });
    const text = fc.constantFrom(ferry, rehearsal, ete, '');
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 10 }), fc.nat(60), (start, edits, window) => {
        let state = stateOf(start);
        for (const { at, remove, insert } of edits) {
          const from = Math.round(at * state.doc.length);
          const to = Math.min(state.doc.length, from + remove);
          state = state.update({ changes: { from, to, insert } }).state;
        }
        const anew = splitSegments(state.doc.toString());
        expect(looks(state)).toEqual(looks(state, anew));
        const from = Math.min(window + 1, state.doc.lines);
        const to = Math.min(from + 20, state.doc.lines);
        const part = looks(state, segmentsOf(state), from, to);
        const whole = looks(state, anew);
        for (let line = from; line <= to; line++) {
          expect(part.lines.get(line)).toBe(whole.lines.get(line));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('follow several changes at once', () => {
    const start = stateOf(ferry);
    const at = [100, 2000, 4000].map((from) => ({ from, insert: '\n\nBOB\nHello.\n\n' }));
    const { state } = start.update({ changes: at });
    expect(segmentsOf(state)).toEqual(splitSegments(state.doc.toString()));
  });
});

test('marks, extensions and numbers are set apart from the words', () => {
  expect(styled('.BRIDGE #12A#')).toEqual([
    ['.', 'mark'],
    ['#12A#', 'scene_number'],
  ]);
  expect(styled("@McAvoy (V.O.) (CONT'D) ^\nYes.")).toEqual([
    ['@', 'mark'],
    ["(V.O.) (CONT'D)", 'extension'],
    ['^', 'mark'],
  ]);
  expect(styled('> THE END <')).toEqual([
    ['>', 'mark'],
    ['<', 'mark'],
  ]);
  expect(styled('He is **not** in.')).toEqual([
    ['**not**', 'bold'],
    ['**', 'mark'],
    ['**', 'mark'],
  ]);
  expect(styled('Rain [[how much?]] falls.')).toEqual([['[[how much?]]', 'note']]);
  expect(styled('## Part two')).toEqual([['##', 'mark']]);
});

test('a line of a megabyte has its look and nothing more', () => {
  const { lines, texts } = looks(stateOf(`*a* [[n]] ${'word '.repeat(200_000)}`));
  expect(lines.get(1)).toBe('action');
  expect(texts).toEqual([]);
});
