/** A filter of second order, normalised so that a0 is 1. */
interface Biquad {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/**
 * The two filters of ITU-R BS.1770 for any rate: the shelf that stands for a head, and the high pass
 * that stands for how little the low tones are heard. The standard gives their coefficients at 48 kHz
 * alone; these are the analogue filters that they come from.
 */
export function kWeighting(rate: number): readonly [shelf: Biquad, highPass: Biquad] {
  return [shelfAt(rate), highPassAt(rate)];
}

function shelfAt(rate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

/**
 * The standard leaves the numerator of this filter at 1, -2, 1, which makes everything a little louder;
 * how much depends on the rate, and what it is at 48 kHz holds for all.
 */
function highPassAt(rate: number): Biquad {
  const { k, q, a0 } = highPassTerms(rate);
  const b0 = highPassTerms(48_000).a0 / a0;
  return { b0, b1: -2 * b0, b2: b0, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}

function highPassTerms(rate: number): { k: number; q: number; a0: number } {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  return { k, q, a0: 1 + k / q + k * k };
}
