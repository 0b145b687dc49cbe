import { limit } from '../audio/limit.ts';
import { loudness } from '../audio/loudness-meter.ts';
import { fromDecibels, millisecondsOf, SAMPLE_RATE, samplesIn } from '../audio/sound.ts';
import { toInt16 } from '../audio/wav.ts';
import type { LinePart, ScriptLine } from '../lines/script-line.ts';
import { speak } from '../speech/speak.ts';
import { PITCH_RANGE, RATE_RANGE, type Voice, within } from '../speech/voice.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { CEILING, TARGET_LOUDNESS } from './level.ts';
import { PAUSES } from './pauses.ts';
import { splitPhrases } from './split-phrases.ts';

/** A line to read: in whose voice, what. */
export interface LineToRead {
  parts: ScriptLine['parts'];
  voice: Voice;
}

/** A line as it was read, at 16 kHz, levelled. */
export interface LineTake {
  samples: Int16Array;
  phrases: SpokenPhrase[];
}

/** When a phrase is heard, in milliseconds from the beginning of its take. */
export interface SpokenPhrase {
  words: string;
  start: number;
  end: number;
}

/** Reads lines one after the other: the same line in the same voice is the same bytes. For threads. */
export async function readLines(lines: readonly LineToRead[]): Promise<LineTake[]> {
  const takes: LineTake[] = [];
  for (const line of lines) takes.push(await readLine(line));
  return takes;
}

/**
 * Reads a line in its voice, as its parentheticals say. All voices come out equally loud.
 * @throws AppError speech.unspeakable, speech.unknown_voice, speech.no_engine, speech.failed
 */
async function readLine({ parts, voice }: LineToRead): Promise<LineTake> {
  const pieces: Piece[] = [];
  for (const [i, part] of parts.entries()) {
    if (i > 0) pieces.push(silence(PAUSES.part));
    await readPart(pieces, part, voice);
  }
  return takeOfPieces(pieces);
}

/** What is said or not said, and how much louder than the rest. */
export interface Piece {
  words: string | null;
  samples: Float32Array;
  gain: number;
}

async function readPart(
  pieces: Piece[],
  { direction, words }: LinePart,
  voice: Voice,
): Promise<void> {
  const delivery = deliveryOf(direction);
  if (delivery.pause > 0) pieces.push(silence(delivery.pause));
  const asked = combine(deliveryOf(voice.style), delivery);
  const played = {
    ...voice,
    pitch: within(voice.pitch + asked.pitch, PITCH_RANGE),
    rate: within(voice.rate * asked.rate, RATE_RANGE),
  };
  const phrases = splitPhrases(words);
  for (const [i, phrase] of phrases.entries()) {
    const { samples } = await speak(phrase.words, played);
    pieces.push({ words: phrase.words, samples, gain: asked.gain });
    if (i < phrases.length - 1) pieces.push(silence(PAUSES.phrase[phrase.end] / played.rate));
  }
}

function combine(style: Delivery, direction: Delivery): Omit<Delivery, 'pause'> {
  return {
    rate: style.rate * direction.rate,
    pitch: style.pitch + direction.pitch,
    gain: style.gain + direction.gain,
  };
}

export function silence(milliseconds: number): Piece {
  return {
    words: null,
    samples: new Float32Array(samplesIn(milliseconds, SAMPLE_RATE)),
    gain: 0,
  };
}

/** All words as loud as each other before directions, and the peaks of each kept down. */
function levelled(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => {
    const { words, samples, gain } = piece;
    const found = words === null ? Number.NEGATIVE_INFINITY : loudness(samples, SAMPLE_RATE);
    if (!Number.isFinite(found)) return piece;
    const factor = fromDecibels(TARGET_LOUDNESS + gain - found);
    const louder = samples.map((sample) => sample * factor);
    return { ...piece, samples: limit(louder, SAMPLE_RATE, CEILING) };
  });
}

/** A take of pieces, all of them equally loud. */
export function takeOfPieces(pieces: readonly Piece[]): LineTake {
  return join(levelled(pieces));
}

/** Pieces one after the other; the whole is filled up to a whole millisecond. */
function join(pieces: readonly Piece[]): LineTake {
  const length = pieces.reduce((sum, { samples }) => sum + samples.length, 0);
  const milliseconds = Math.ceil((length * 1_000) / SAMPLE_RATE);
  const all = new Float32Array(samplesIn(milliseconds, SAMPLE_RATE));
  const phrases: SpokenPhrase[] = [];
  let at = 0;
  for (const { words, samples } of pieces) {
    all.set(samples, at);
    const start = millisecondsOf(at, SAMPLE_RATE);
    at += samples.length;
    if (words !== null) phrases.push({ words, start, end: millisecondsOf(at, SAMPLE_RATE) });
  }
  return { samples: toInt16(all), phrases };
}
