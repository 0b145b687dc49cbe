import type { InputOf, operations } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import { writeWav } from '../audio/wav.ts';
import { spoken } from './plan-table-read.ts';

const reading = pureWork<typeof import('./read-line.ts'), 'readLines'>(
  'media/table-read/read-line',
  'readLines',
);

/**
 * Some words in a voice, as a table read would have them.
 * @throws AppError speech.no_engine, speech.unknown_voice, speech.unspeakable, speech.failed
 */
export async function sampleVoice(
  road: Road,
  { voice, words }: InputOf<(typeof operations)['sampleVoice']>,
): Promise<{ mediaType: string; content: Uint8Array }> {
  const line = { parts: [{ direction: null, words }], voice: spoken(voice) };
  const [take] = await inThread(reading, [[line]], road);
  if (take === undefined) throw new Error('a line that was read came to nothing');
  return { mediaType: 'audio/wav', content: writeWav(take.samples, SAMPLE_RATE) };
}
