import type { Voice } from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';

const audio = new Audio();

/** Says some words in a voice; another one that is still heard ends. */
export async function playSample(voice: Voice): Promise<void> {
  const sound = await desk.sampleVoice({ body: { voice } });
  const source = URL.createObjectURL(sound);
  audio.onended = () => URL.revokeObjectURL(source);
  audio.src = source;
  await audio.play();
}
