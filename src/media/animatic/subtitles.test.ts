import { describe, expect, test } from 'vitest';
import type { TimelineLine } from '../timeline/timeline.ts';
import { cuesOf, cuesWithin, escapeFilter, writeAss, writeSrt } from './subtitles.ts';

function line(text: string, start = 1_000, duration = 4_000): TimelineLine {
  return { element: 'e', scene: null, character: 'MARA', text, sound: 'a.wav', start, duration };
}

describe('cuesOf', () => {
  test('shows a short speech as long as it is heard', () => {
    expect(cuesOf([line(' It\nholds. ')])).toEqual([
      { start: 1_000, end: 5_000, text: 'It holds.', narrated: false },
    ]);
  });

  test('divides a long one after a sentence, and shares its time without a gap', () => {
    const cues = cuesOf([
      line(
        'The lamp had burned since the last ship came in. Nobody remembered its name, and nobody had asked; it was a long time ago.',
      ),
    ]);
    expect(cues.map(({ text }) => text)).toEqual([
      'The lamp had burned since the last ship came in.',
      'Nobody remembered its name, and nobody had asked; it was a long time ago.',
    ]);
    expect(cues[0]?.start).toBe(1_000);
    expect(cues[1]?.start).toBe(cues[0]?.end);
    expect(cues[1]?.end).toBe(5_000);
  });

  test('loses no character of a text without a place to divide, and cuts none in two', () => {
    for (const text of ['a'.repeat(500), '灯'.repeat(300), '🕯'.repeat(200), `x${'🕯'.repeat(99)}`]) {
      const parts = cuesOf([line(text)]).map((cue) => cue.text);
      expect(parts.join('')).toBe(text);
      for (const part of parts) expect(Buffer.from(part).toString()).toBe(part);
    }
  });

  test('shows nothing of silence', () => {
    expect(cuesOf([line('  ')])).toEqual([]);
  });
});

test('cuesWithin cuts at the edges of a scene and counts from its beginning', () => {
  const cues = cuesOf([line('before', 0, 900), line('across', 800, 400), line('after', 2_000, 10)]);
  expect(cuesWithin(cues, 1_000, 2_000)).toEqual([
    { start: 0, end: 200, text: 'across', narrated: false },
  ]);
});

test('writeSrt counts hours, and marks what is narrated', () => {
  const [cue] = cuesOf([{ ...line('Later.', 3_723_045, 1_000), character: null }]);
  expect(writeSrt(cue ? [cue] : [])).toBe('1\n01:02:03,045 --> 01:02:04,045\n<i>Later.</i>\n');
});

test('writeAss takes no command from what is said', () => {
  const written = writeAss(cuesOf([line('{\\b1}a\\Nb', 0, 3_661_500)]), { width: 16, height: 9 });
  const said = written.split('\n').find((row) => row.startsWith('Dialogue:'));
  expect(said).toBe('Dialogue: 0,0:00:00.00,1:01:01.50,Line,,0,0,0,,\\{\\\u2060b1\\}a\\\u2060Nb');
});

test('escapeFilter escapes for the option and for the list of filters', () => {
  expect(escapeFilter("it's: [a], \\b;c")).toBe("it\\\\\\'s\\\\: \\[a\\]\\, \\\\\\\\b\\;c");
});
