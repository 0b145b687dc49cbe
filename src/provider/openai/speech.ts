import { isWholeWav } from '../content/check-wav.ts';
import type { SpeechEngine } from '../engine.ts';
import { askProvider } from '../http/ask-provider.ts';
import type { Provider } from '../provider.ts';
import { wrongContent } from '../wrong-content.ts';
import { bearer } from './headers.ts';

const MODEL = 'tts-1';
/** An hour of sound at 24 kHz is less than twice as much. */
const MOST_BYTES = 100_000_000;
/** These two take no instructions. */
const UNINSTRUCTED = /^tts-1/;

/** `POST /audio/speech`: whoever speaks the protocol of OpenAI, a server at home as well. */
export function openaiSpeech(provider: Provider): SpeechEngine {
  const model = provider.speechModel ?? MODEL;
  return {
    model,
    async speak({ text, voice, rate, style }, { signal }) {
      const told = style === null || UNINSTRUCTED.test(model) ? {} : { instructions: style };
      const answer = await askProvider(provider, {
        method: 'POST',
        path: '/audio/speech',
        headers: { ...bearer(provider), 'content-type': 'application/json' },
        body: JSON.stringify({
          model,
          voice,
          input: text,
          response_format: 'wav',
          ...(rate === 1 ? {} : { speed: rate }),
          ...told,
        }),
        signal,
        most: MOST_BYTES,
      });
      if (!isWholeWav(answer.bytes)) throw wrongContent(provider, answer, 'a whole WAV file');
      return {
        content: answer.bytes,
        type: 'audio/wav',
        id: answer.headers.get('x-request-id'),
        units: null,
      };
    },
  };
}
