import { spawn } from 'node:child_process';
import { AppError } from '../../../contract/error.ts';
import { resample } from '../../audio/resample.ts';
import { SAMPLE_RATE, type Sound } from '../../audio/sound.ts';
import { readWav } from '../../audio/wav.ts';
import { findProgram, isProgram } from '../../find-program.ts';
import { PITCH_RANGE, RATE_RANGE, type Voice, within } from '../voice.ts';

/** Words in a minute that it speaks by itself. */
const OWN_RATE = 175;
/** Its pitch goes from 0 to 99; this is its own, and so much higher is one semitone. */
const OWN_PITCH = 50;
const PITCH_STEP = 4;
const MOST_MILLISECONDS = 60_000;
/** More than a minute of sound at its rate. */
const MOST_BYTES = 64_000_000;

/**
 * Reads a text aloud with espeak-ng, which has a hundred languages and is not one of the packages: it is
 * used where it is installed, ESPEAK_PATH naming it or on the PATH.
 * @throws AppError speech.no_engine, speech.unknown_voice, speech.failed
 */
export async function speakWithEspeak(
  text: string,
  { voice, pitch, rate }: Pick<Voice, 'voice' | 'pitch' | 'rate'>,
): Promise<Sound> {
  if (!/^[\w+-]+$/.test(voice)) throw unknownVoice(voice);
  const program = await findEspeak();
  const semitones = within(pitch, PITCH_RANGE);
  const own = within(OWN_PITCH + semitones * PITCH_STEP, { min: 0, max: 99 });
  const wav = await run(program, text, [
    ...['-v', voice],
    ...['-s', String(Math.round(OWN_RATE * within(rate, RATE_RANGE)))],
    ...['-p', String(Math.round(own))],
    ...['--stdin', '--stdout', '-b', '1'],
  ]);
  const sound = readWav(wav);
  return { rate: SAMPLE_RATE, samples: resample(sound.samples, sound.rate / SAMPLE_RATE) };
}

async function findEspeak(): Promise<string> {
  const named = process.env.ESPEAK_PATH;
  if (named !== undefined && named !== '' && (await isProgram(named))) return named;
  const found = named ? null : await findProgram('espeak-ng');
  if (found !== null) return found;
  const why = named
    ? `ESPEAK_PATH names ${named}, which is no program`
    : 'espeak-ng is not installed';
  throw new AppError('speech.no_engine', why, {
    hint: 'Install it (apt-get install espeak-ng, brew install espeak-ng) or name it in ESPEAK_PATH; voices of flite need nothing.',
  });
}

function run(program: string, text: string, args: string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { timeout: MOST_MILLISECONDS });
    const sound: Buffer[] = [];
    let bytes = 0;
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      sound.push(data);
      bytes += data.length;
      if (bytes > MOST_BYTES) child.kill();
    });
    child.stderr.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(0, 500);
    });
    child.on('error', (error) => reject(failed(error.message)));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(sound));
      else reject(/voice/i.test(said) ? unknownVoice(args[1] ?? '') : failed(said.trim()));
    });
    // It may have ended before it has read all: its exit code tells why.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}

function unknownVoice(voice: string): AppError {
  return new AppError('speech.unknown_voice', `espeak-ng has no voice ${voice}`, {
    hint: 'espeak-ng --voices lists them: en-gb, de, fr, es, cmn ..., with +f1 to +f5 or +m1 to +m8 for another speaker.',
  });
}

function failed(why: string): AppError {
  return new AppError('speech.failed', `espeak-ng could not read it: ${why || 'it was stopped'}`, {
    hint: 'Read it by hand (espeak-ng -v VOICE TEXT), or give the line a voice of flite.',
  });
}
