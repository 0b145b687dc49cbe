import fc from 'fast-check';
// It brings no types.
// @ts-expect-error
import Timecode from 'smpte-timecode';
import { describe, expect, it } from 'vitest';
import { EDIT_RATES } from '../../contract/production.ts';
import { frameAt, millisecondsOf } from './frame-rate.ts';
import { type EditRate, editRate, firstFrame, frameOfTimecode, timecode } from './timecode.ts';

/** As the other program names them; it counts 23.976 as it counts 24. */
const theirs = ({ frames, seconds, base }: EditRate): number =>
  seconds === 1 ? frames : base === 30 ? 29.97 : 23.976;
const DAY_HOURS = 24;

describe.each(EDIT_RATES)('timecode at %s', (name) => {
  const rate = editRate(name);
  const aDay = frameOfTimecode(`${DAY_HOURS}:00:00:00`, rate);

  it('is that of smpte-timecode, over a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: aDay - 1 }), (frame) => {
        const other = Timecode(frame, theirs(rate), rate.drop);
        expect(timecode(frame, rate).replace(';', ':')).toBe(other.toString().replace(';', ':'));
      }),
      { numRuns: 500 },
    );
  });

  it('leads back to its frame', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: aDay - 1 }), (frame) => {
        expect(frameOfTimecode(timecode(frame, rate), rate)).toBe(frame);
      }),
      { numRuns: 500 },
    );
  });

  it('counts each frame of the minutes about a drop once', () => {
    const from = frameOfTimecode('00:59:58:00', rate);
    const codes = Array.from({ length: 200 }, (_, i) => timecode(from + i, rate));
    expect(new Set(codes).size).toBe(200);
  });

  it('has boundaries that are no half frame away from their moments, after three hours too', () => {
    const half = (500 * rate.seconds) / rate.frames;
    for (const milliseconds of [0, 1, 41_667, 600_001, 10_800_000, 10_800_007]) {
      const back = millisecondsOf(frameAt(milliseconds, rate), rate);
      expect(Math.abs(back - milliseconds)).toBeLessThanOrEqual(half);
    }
  });
});

it('drop frames skip two numbers a minute, and none each tenth', () => {
  const rate = editRate('29.97df');
  expect(timecode(1799, rate)).toBe('00:00:59;29');
  expect(timecode(1800, rate)).toBe('00:01:00;02');
  expect(timecode(17_982, rate)).toBe('00:10:00;00');
  expect(firstFrame(rate)).toBe(107_892);
});
