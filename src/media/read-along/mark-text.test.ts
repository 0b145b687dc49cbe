import { describe, expect, test } from 'vitest';
import { markText } from './mark-text.ts';
import type { Clip } from './read-along.ts';

const TEXT = 'The boat had left. “Nobody,” she said,\n“nobody at all.”\n\nHe laughed.';

/** A clip of the words, wherever they stand. */
function clip(words: string, begin: number, finish: number): Clip {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, begin, finish };
}

function marked(clips: Clip[]) {
  const { paragraphs, overlays } = markText(TEXT, clips);
  const spans = paragraphs.flatMap((paragraph) => paragraph.spans);
  const words = new Map(spans.map(({ id, start, end }) => [id, TEXT.slice(start, end)]));
  return overlays.map(({ id, begin, finish }) => [words.get(id), begin, finish]);
}

describe('markText', () => {
  test('highlights the words of each clip while it is heard, in the order of the sound', () => {
    expect(
      marked([clip('He laughed.', 6_000, 7_000), clip('The boat had left.', 0, 2_000)]),
    ).toEqual([
      ['The boat had left.', 0, 2_000],
      ['He laughed.', 6_000, 7_000],
    ]);
  });

  test('hears a short pause with the words before it', () => {
    const clips = [clip('The boat had left.', 0, 2_000), clip('He laughed.', 2_450, 3_000)];
    expect(marked(clips)[0]).toEqual(['The boat had left.', 0, 2_450]);
  });

  test('divides a clip of two paragraphs in time by their length', () => {
    const [one, two, ...more] = marked([clip(TEXT.slice(TEXT.indexOf('“nobody')), 0, 2_700)]);
    expect(more).toEqual([]);
    expect(one).toEqual(['“nobody at all.”', 0, 1_600]);
    expect(two).toEqual(['He laughed.', 1_600, 2_700]);
  });

  test('never marks a word twice where clips overlap, and hears each', () => {
    const clips = [
      clip('The boat had left. “Nobody,”', 0, 2_000),
      clip('“Nobody,” she said,', 4_000, 5_000),
      clip('boat', 8_000, 9_000),
    ];
    expect(marked(clips)).toEqual([
      ['The boat had left. “Nobody,”', 0, 2_000],
      ['she said,', 4_000, 5_000],
      ['The boat had left. “Nobody,”', 8_000, 9_000],
    ]);
  });

  test('never hears two at once', () => {
    const clips = [clip('The boat had left.', 0, 2_000), clip('He laughed.', 1_000, 3_000)];
    expect(marked(clips)).toEqual([
      ['The boat had left.', 0, 2_000],
      ['He laughed.', 2_000, 3_000],
    ]);
  });

  test('keeps all paragraphs, also those of which nothing is heard', () => {
    const { paragraphs, overlays } = markText(TEXT, []);
    expect(paragraphs.map(({ start, end }) => TEXT.slice(start, end))).toEqual(TEXT.split('\n\n'));
    expect(overlays).toEqual([]);
  });

  test('takes hundred thousand clips in a second or two', () => {
    const text = 'word '.repeat(100_000);
    const clips = Array.from({ length: 100_000 }, (_, i) => ({
      start: 0,
      end: i * 5 + 4,
      begin: i * 10,
      finish: i * 10 + 10,
    }));
    const begun = performance.now();
    markText(text, clips);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
