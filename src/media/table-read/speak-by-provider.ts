import { AppError } from '../../contract/error.ts';
import { findProvider, speechOf } from '../../provider/engines-of.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { resample } from '../audio/resample.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import { trimSilence } from '../audio/trim-silence.ts';
import { readWav } from '../audio/wav.ts';
import type { MediaRoad } from '../media-road.ts';
import type { Till } from '../network/ask-by-till.ts';
import type { PlannedLine } from './plan-table-read.ts';
import { charactersOf, type ProviderPiece, providerPieces } from './provider-lines.ts';
import { type LineTake, type Piece, silence } from './read-line.ts';
import { soundOfTake } from './sound-of-take.ts';

const finishing = pureWork<typeof import('./finish-line.ts'), 'finishLine'>(
  'media/table-read/finish-line',
  'finishLine',
);

/** Lines that are under way at once: what providers let one account have. */
const AT_ONCE = 3;

/**
 * Has lines spoken by their providers and hands over each take as it comes, in any order.
 * @throws AppError provider.*, spend.*
 */
export async function speakByProvider(
  road: MediaRoad,
  till: Till,
  lines: readonly PlannedLine[],
  keep: (line: number, take: LineTake) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: { error: unknown } | undefined;
  const work = async () => {
    while (next < lines.length && failure === undefined) {
      const place = next++;
      const line = lines[place];
      if (line === undefined) return;
      try {
        await keep(place, await speakLine(road, till, line));
      } catch (error) {
        // What the others have in hand is paid: it is taken, and nothing further asked for.
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failure !== undefined) throw failure.error;
}

async function speakLine(road: MediaRoad, till: Till, line: PlannedLine): Promise<LineTake> {
  const pieces: Piece[] = [];
  for (const piece of providerPieces(line)) {
    pieces.push(
      'pause' in piece ? silence(piece.pause) : await speakPiece(road, till, line, piece),
    );
  }
  return inThread(finishing, [pieces], road);
}

async function speakPiece(
  road: MediaRoad,
  till: Till,
  { voice, element }: PlannedLine,
  { text, rate, style }: Extract<ProviderPiece, { text: string }>,
): Promise<Piece> {
  const provider = findProvider(road.providers, voice.engine);
  const engine = speechOf(provider);
  const { content } = await till.make(
    {
      provider,
      model: engine.model,
      unit: 'character',
      units: charactersOf(text),
      element: element.id,
      inputs: [voice.voice, text, rate, style],
      kind: 'audio',
      knows: null,
    },
    ({ signal }) => engine.speak({ text, voice: voice.voice, rate, style }, { signal }),
  );
  return { words: text, samples: trimSilence(await samplesOf(content), SAMPLE_RATE), gain: 0 };
}

/** At our rate; what is no plain WAV is read by ffmpeg. */
async function samplesOf(content: Uint8Array): Promise<Float32Array> {
  try {
    const { rate, samples } = readWav(content);
    return rate === SAMPLE_RATE ? samples : resample(samples, rate / SAMPLE_RATE);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'media.unsupported') throw error;
    const samples = await soundOfTake(content, '');
    return Float32Array.from(samples, (sample) => sample / 32_768);
  }
}
