export interface Recording {
  /** Ends it; the microphone is let go. */
  stop(): Promise<{ sound: Blob; seconds: number }>;
  /** Nothing of it is kept. */
  cancel(): void;
}

/** Records by the microphone, for which the browser asks now. */
export async function startRecording(): Promise<Recording> {
  // Pages that came over an open line have none.
  if (navigator.mediaDevices === undefined) throw new DOMException('', 'SecurityError');
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.start();
  const began = performance.now();
  return {
    stop: () =>
      new Promise((resolve) => {
        const seconds = (performance.now() - began) / 1000;
        recorder.addEventListener('stop', () => {
          release();
          resolve({ sound: new Blob(pieces, { type: recorder.mimeType }), seconds });
        });
        recorder.stop();
      }),
    cancel: () => {
      if (recorder.state !== 'inactive') recorder.stop();
      release();
    },
  };
}

const REASONS: Record<string, string> = {
  NotAllowedError:
    'The microphone was refused. Allow it for this page in the browser’s address bar, or upload a file.',
  NotFoundError: 'No microphone was found. Connect one, or upload a file.',
  NotReadableError: 'Another program holds the microphone. Close it there, or upload a file.',
  SecurityError:
    'The browser records on https:// and on this machine alone. Upload a file instead.',
};

/** Why there is no recording, and what to do. */
export function describeRefusal(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return REASONS[name] ?? 'The browser cannot record here. Upload a file instead.';
}

/** How long a sound is, in seconds; undefined where the browser cannot tell. */
export function secondsOf(sound: Blob): Promise<number | undefined> {
  const source = URL.createObjectURL(sound);
  const audio = new Audio();
  return new Promise<number | undefined>((resolve) => {
    audio.addEventListener('loadedmetadata', () =>
      resolve(Number.isFinite(audio.duration) ? audio.duration : undefined),
    );
    audio.addEventListener('error', () => resolve(undefined));
    audio.preload = 'metadata';
    audio.src = source;
  }).finally(() => URL.revokeObjectURL(source));
}
