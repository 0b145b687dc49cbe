import { AppError } from '../../contract/error.ts';
import type { Voice } from '../../contract/index.ts';
import { findProvider, speechOf } from '../../provider/engines-of.ts';
import type { Providers } from '../../provider/provider.ts';
import type { Work } from '../../provider/spend/estimate.ts';
import type { LinePart } from '../lines/script-line.ts';
import { RATE_RANGE, within } from '../speech/voice.ts';
import { deliveryOf } from './delivery.ts';
import { PAUSES } from './pauses.ts';
import type { PlannedLine } from './plan-table-read.ts';
import { splitPhrases } from './split-phrases.ts';

/** Something to have said in one request, or nothing for a while. */
export type ProviderPiece =
  | { pause: number }
  | { text: string; rate: number; style: string | null };

/** What every provider takes at once. */
const LONGEST_TEXT = 3_000;

/** A line as a provider is asked for it: part by part, with directions as instructions. */
export function providerPieces({ line: { parts }, voice }: PlannedLine): ProviderPiece[] {
  return parts.flatMap((part, i): ProviderPiece[] => [
    ...(i === 0 ? [] : [{ pause: PAUSES.part }]),
    ...piecesOf(part, voice),
  ]);
}

function piecesOf({ direction, words }: LinePart, voice: Voice): ProviderPiece[] {
  const { pause, rate } = deliveryOf(direction);
  const style = [voice.style, direction].filter((words) => words !== null).join(', ') || null;
  const said = { rate: within(voice.rate * rate, RATE_RANGE), style };
  return [...(pause > 0 ? [{ pause }] : []), ...textsOf(words).map((text) => ({ text, ...said }))];
}

/** Whole phrases together, as many as a request may have. */
function textsOf(words: string): string[] {
  if (words.length <= LONGEST_TEXT) return /[\p{L}\p{N}]/u.test(words) ? [words] : [];
  const texts: string[] = [];
  let text = '';
  for (const { words: phrase } of splitPhrases(words)) {
    if (text !== '' && text.length + 1 + phrase.length > LONGEST_TEXT) {
      texts.push(text);
      text = '';
    }
    text += `${text === '' ? '' : ' '}${phrase}`;
  }
  return text === '' ? texts : [...texts, text];
}

/** Characters as providers count them. */
export const charactersOf = (text: string): number => [...text].length;

/**
 * What lines will ask of each provider.
 * @throws AppError `provider.unknown`, `speech.unknown_voice` for a voice that is to be higher
 */
export function providerWork(lines: readonly PlannedLine[], providers: Providers): Work[] {
  const byEngine = new Map<string, number[]>();
  for (const line of lines) {
    const { engine, pitch } = line.voice;
    if (pitch !== 0) throw cannotPitch(engine);
    const requests = byEngine.get(engine) ?? [];
    for (const piece of providerPieces(line)) {
      if ('text' in piece) requests.push(charactersOf(piece.text));
    }
    byEngine.set(engine, requests);
  }
  return [...byEngine].map(([engine, requests]) => {
    const provider = findProvider(providers, engine);
    return { provider, model: speechOf(provider).model, unit: 'character', requests };
  });
}

function cannotPitch(engine: string): AppError {
  return new AppError('speech.unknown_voice', `${engine} makes no voice higher or lower`, {
    hint: 'Choose its voice without a pitch: goldenrod cast voice WHO VOICE --engine NAME --book BOOK.',
    details: { engine },
  });
}
