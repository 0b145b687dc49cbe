import { describe, expect, test } from 'vitest';
import { deliveryOf } from './delivery.ts';
import { PAUSES } from './pauses.ts';

describe('deliveryOf', () => {
  test('changes nothing without a direction, or for one that is no manner', () => {
    const plain = { rate: 1, pitch: 0, gain: 0, pause: 0 };
    expect(deliveryOf(null)).toEqual(plain);
    expect(deliveryOf('to John')).toEqual(plain);
    expect(deliveryOf('reading the letter')).toEqual(plain);
  });

  test('whispering is quieter, shouting louder and higher', () => {
    expect(deliveryOf('Whispering').gain).toBeLessThan(-4);
    expect(deliveryOf('shouts over the storm').gain).toBeGreaterThan(3);
    expect(deliveryOf('yelling').pitch).toBeGreaterThan(1);
  });

  test('quickly is faster, slowly slower', () => {
    expect(deliveryOf('quickly').rate).toBeGreaterThan(1.1);
    expect(deliveryOf('very slowly').rate).toBeLessThan(0.9);
  });

  test('a beat is a pause, a long one longer', () => {
    expect(deliveryOf('beat').pause).toBe(PAUSES.beat);
    expect(deliveryOf('then, after a long pause').pause).toBe(PAUSES.longBeat);
    expect(deliveryOf('heartbeat in her ears').pause).toBe(0);
  });

  test('takes all that a direction names', () => {
    const both = deliveryOf('beat, then quickly, whispering');
    expect(both.pause).toBe(PAUSES.beat);
    expect(both.rate).toBeGreaterThan(1.1);
    expect(both.gain).toBeLessThan(-4);
  });
});
