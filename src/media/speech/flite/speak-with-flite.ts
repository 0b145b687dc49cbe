import { AppError } from '../../../contract/error.ts';
import { resample } from '../../audio/resample.ts';
import type { Sound } from '../../audio/sound.ts';
import { readWav } from '../../audio/wav.ts';
import { PITCH_RANGE, pitchRatio, RATE_RANGE, type Voice, within } from '../voice.ts';
import { FLITE_VOICES, type FliteVoice, isFliteVoice } from './flite-voices.ts';
import { foldText } from './fold-text.ts';
import { runFlite } from './run-flite.ts';

/**
 * Reads a text aloud, offline: a sentence or two, since its memory grows with it. As flite speaks it,
 * with silence around and at the level of its voice.
 * @throws AppError speech.unspeakable, speech.unknown_voice, speech.failed
 */
export async function speakWithFlite(
  text: string,
  { voice, pitch, rate }: Pick<Voice, 'voice' | 'pitch' | 'rate'>,
): Promise<Sound> {
  if (!isFliteVoice(voice)) throw unknownVoice(voice);
  const { mean, takesMean }: FliteVoice = FLITE_VOICES[voice];
  const higher = pitchRatio(within(pitch, PITCH_RANGE));
  const faster = within(rate, RATE_RANGE);
  // What is resampled to be higher becomes shorter, and is spoken longer before.
  const stretch = takesMean ? 1 / faster : higher / faster;
  const options = ['-voice', voice, ...setting('duration_stretch', stretch, 1)];
  if (takesMean) options.push(...setting('int_f0_target_mean', mean * higher, mean));
  const sound = readWav(await runFlite(foldText(text), options));
  return takesMean ? sound : { ...sound, samples: resample(sound.samples, higher) };
}

/** What is as the voice has it by itself is left to it. */
function setting(name: string, value: number, own: number): string[] {
  return value === own ? [] : ['--setf', `${name}=${value.toFixed(4)}`];
}

function unknownVoice(voice: string): AppError {
  return new AppError('speech.unknown_voice', `flite has no voice ${voice}`, {
    hint: `It has ${Object.keys(FLITE_VOICES).join(', ')}.`,
  });
}
