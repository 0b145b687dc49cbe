import type { Sound } from '../audio/sound.ts';
import { trimSilence } from '../audio/trim-silence.ts';
import { speakWithEspeak } from './espeak/speak-with-espeak.ts';
import { speakWithFlite } from './flite/speak-with-flite.ts';
import type { SpeechEngine, Voice } from './voice.ts';

const SPEAK: Record<SpeechEngine, typeof speakWithFlite> = {
  flite: speakWithFlite,
  'espeak-ng': speakWithEspeak,
};

/**
 * Reads a phrase aloud at 16 kHz, without the silence around it; nothing where there is nothing to say.
 * @throws AppError speech.unspeakable, speech.unknown_voice, speech.no_engine, speech.failed
 */
export async function speak(text: string, voice: Voice): Promise<Sound> {
  const { rate, samples } = await SPEAK[voice.engine](text, voice);
  return { rate, samples: trimSilence(samples, rate) };
}
