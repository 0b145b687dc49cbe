const amplitude = (decibels: number) => 10 ** (decibels / 20);

/** A tone of so many Hz; its peak in dBFS. */
export function tone(hertz: number, seconds: number, rate: number, peak = -20): Float32Array {
  const loud = amplitude(peak);
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => loud * Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}

/** Noise that is the same each time, with little in it near the highest that the rate can hold, as speech. */
export function noise(seconds: number, rate: number, peak = -20, seed = 1): Float32Array {
  let state = seed;
  const memory = [0, 0, 0, 0];
  const samples = Float32Array.from({ length: Math.round(seconds * rate) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let sample = state / 2 ** 31 - 1;
    memory.forEach((last, i) => {
      sample = last + (sample - last) / 2;
      memory[i] = sample;
    });
    return sample;
  });
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * amplitude(peak)) / loudest);
}

export function joined(...parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function silence(seconds: number, rate: number): Float32Array {
  return new Float32Array(Math.round(seconds * rate));
}

/** Root of the mean square, in dBFS. */
export function levelOf(samples: Float32Array): number {
  const sum = samples.reduce((total, sample) => total + sample * sample, 0);
  return 10 * Math.log10(sum / samples.length);
}
