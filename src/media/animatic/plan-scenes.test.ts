import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTimeline } from '../../../test/media/animatic/make-timeline.ts';
import { frameAt, frameRateOf } from '../timeline/frame-rate.ts';
import { planScenes } from './plan-scenes.ts';
import { sceneFrames } from './scene-frames.ts';

const panels = fc.array(
  fc.record({
    picture: fc.constant('a.png'),
    milliseconds: fc.integer({ min: 0, max: 3_000 }),
    scene: fc.constantFrom('one', 'two'),
    movement: fc.constantFrom('static' as const, 'push in' as const),
  }),
  { minLength: 1, maxLength: 20 },
);
const rates = fc.constantFrom(23.976, 24, 25, 29.97, 30).map(frameRateOf);

describe('planScenes', () => {
  test('has each frame once, in order, and as many as the timeline is long', () => {
    fc.assert(
      fc.property(panels, rates, fc.integer({ min: 0, max: 2_000 }), (given, rate, crossFade) => {
        const timeline = makeTimeline(given);
        const frames = frameAt(timeline.duration, rate);
        fc.pre(frames > 0);
        let next = 0;
        for (const scene of planScenes(timeline, rate, crossFade)) {
          expect(scene.first).toBe(next);
          for (const [at, panel] of scene.panels.entries()) {
            expect(panel.first).toBe(next);
            next += panel.frames;
            // The fades on its two sides do not meet.
            const under = scene.panels[at - 1]?.tail ?? 0;
            const over = scene.panels[at + 1]?.lead ?? 0;
            expect(under + over).toBeLessThanOrEqual(panel.frames);
          }
          expect(next).toBe(scene.first + scene.frames);
        }
        expect(next).toBe(frames);
      }),
    );
  });

  test('never shows more than two panels at once, nor one beyond its movement', () => {
    fc.assert(
      fc.property(panels, rates, (given, rate) => {
        fc.pre(frameAt(makeTimeline(given).duration, rate) > 0);
        for (const scene of planScenes(makeTimeline(given), rate, 500)) {
          const frames = [...sceneFrames(scene)];
          expect(frames.at(-1)?.at).toBe(scene.frames - 1);
          expect(frames[0]?.at).toBe(0);
          for (const { under, over } of frames) {
            for (const seen of over ? [under, over.seen] : [under]) {
              expect(seen.moment).toBeGreaterThanOrEqual(0);
              expect(seen.moment).toBeLessThanOrEqual(1);
            }
            if (over) expect(over.weight).toBeGreaterThan(0);
            if (over) expect(over.weight).toBeLessThan(1);
          }
        }
      }),
    );
  });
});

describe('frameRateOf', () => {
  test.each([
    [25, 25, 1],
    [23.976, 24_000, 1_001],
    [23.98, 24_000, 1_001],
    [29.97, 30_000, 1_001],
    [59.94, 60_000, 1_001],
  ])('%d is %d / %d', (rate, frames, seconds) => {
    expect(frameRateOf(rate)).toEqual({ frames, seconds });
  });

  test.each([0, -25, 12.5, 24.5, 61, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d',
    (rate) => {
      expect(() => frameRateOf(rate)).toThrow(expect.objectContaining({ code: 'invalid' }));
    },
  );
});
