import type { SpeechEngine, SpeechRequest } from '../engine.ts';
import { askProvider, type ProviderAnswer } from '../http/ask-provider.ts';
import type { Provider } from '../provider.ts';
import { wrongContent } from '../wrong-content.ts';

const MODEL = 'eleven_multilingual_v2';
const RATE = 16_000;
const MOST_BYTES = 100_000_000;
/** What it takes; beyond it is refused there. */
const SPEEDS = { min: 0.7, max: 1.2 };

/** `POST /v1/text-to-speech/VOICE`, as samples at 16 kHz. */
export function elevenlabsSpeech(provider: Provider): SpeechEngine {
  const model = provider.speechModel ?? MODEL;
  return {
    model,
    async speak(request, { signal }) {
      const answer = await askProvider(provider, {
        method: 'POST',
        path: `/v1/text-to-speech/${encodeURIComponent(request.voice)}?output_format=pcm_${RATE}`,
        headers: {
          ...(provider.key === null ? {} : { 'xi-api-key': provider.key }),
          'content-type': 'application/json',
        },
        body: JSON.stringify(bodyOf(model, request)),
        signal,
        most: MOST_BYTES,
      });
      if (!isSamples(answer)) throw wrongContent(provider, answer, 'sound');
      const counted = Number(answer.headers.get('character-cost') ?? Number.NaN);
      return {
        content: asWav(answer.bytes),
        type: 'audio/wav',
        id: answer.headers.get('request-id'),
        units: Number.isFinite(counted) && counted >= 0 ? counted : null,
      };
    },
  };
}

function bodyOf(model_id: string, { text, rate }: SpeechRequest) {
  const speed = Math.min(SPEEDS.max, Math.max(SPEEDS.min, rate));
  return { text, model_id, ...(rate === 1 ? {} : { voice_settings: { speed } }) };
}

/** Samples have no mark of their own: words and pages are told by their type and first byte. */
function isSamples({ bytes, type }: ProviderAnswer): boolean {
  const isText = /json|text|html|xml/.test(type) || (bytes[0] === 0x3c && bytes[1] === 0x21);
  return bytes.length >= 2 && bytes.length % 2 === 0 && !isText;
}

function asWav(samples: Uint8Array): Uint8Array {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
