import { limit } from '../audio/limit.ts';
import { LoudnessMeter } from '../audio/loudness-meter.ts';
import { fromDecibels, SAMPLE_RATE, samplesIn } from '../audio/sound.ts';
import type { SoundFile } from '../audio/sound-file.ts';
import { toInt16 } from '../audio/wav.ts';
import type { Placed } from './lay-out-lines.ts';
import { CEILING, TARGET_LOUDNESS } from './level.ts';

/** What is put together: where each line stands, and how its samples are come by. */
export interface Assembly {
  /** By their beginning, as they were laid out. */
  lines: readonly Placed[];
  /** Milliseconds in all. */
  duration: number;
  /** The samples of a line, by its index; asked for several times, so that none is kept. */
  read: (line: number) => Promise<Float32Array>;
}

/** What is to become louder by more than this is measured again, in LU: the limiter takes some of it. */
const CLOSE_ENOUGH = 1;
const MOST_MEASURES = 5;

/**
 * Writes lines one after the other into a sound file, the whole at -16 LUFS. Only the lines that sound
 * at the same moment are in memory.
 */
export async function assemble(assembly: Assembly, file: SoundFile): Promise<void> {
  const gain = await findGain(assembly);
  for await (const samples of stretches(assembly, gain)) await file.write(toInt16(samples));
}

/** In decibels. The limiter makes peaks quieter, so that it is measured behind it. */
async function findGain(assembly: Assembly): Promise<number> {
  let gain = 0;
  for (let measures = 0; measures < MOST_MEASURES; measures++) {
    const meter = new LoudnessMeter(SAMPLE_RATE);
    for await (const samples of stretches(assembly, gain)) meter.add(samples);
    const missing = TARGET_LOUDNESS - meter.integrated();
    if (!Number.isFinite(missing)) return gain;
    gain += missing;
    if (Math.abs(missing) <= CLOSE_ENOUGH) return gain;
  }
  return gain;
}

/** The sound from its beginning to its end: what is heard and what is not, in turns. */
async function* stretches(assembly: Assembly, gain: number): AsyncGenerator<Float32Array> {
  const { lines, duration, read } = assembly;
  let end = 0;
  for (let i = 0; i < lines.length; ) {
    const start = lines[i]?.start ?? 0;
    let next = i + 1;
    while (next < lines.length && lines[next]?.start === start) next++;
    yield* silence(start - end);
    const together = lines.slice(i, next);
    end = start + Math.max(...together.map((line) => line.duration));
    const mixed = new Float32Array(samplesIn(end - start, SAMPLE_RATE));
    for (let k = i; k < next; k++) mix(mixed, await read(k), fromDecibels(gain));
    yield limit(mixed, SAMPLE_RATE, CEILING);
    i = next;
  }
  yield* silence(duration - end);
}

function mix(into: Float32Array, samples: Float32Array, factor: number): void {
  const length = Math.min(into.length, samples.length);
  for (let i = 0; i < length; i++) into[i] = (into[i] ?? 0) + (samples[i] ?? 0) * factor;
}

function* silence(milliseconds: number): Generator<Float32Array> {
  if (milliseconds > 0) yield new Float32Array(samplesIn(milliseconds, SAMPLE_RATE));
}
