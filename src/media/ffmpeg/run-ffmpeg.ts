import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Writable } from 'node:stream';
import { AppError } from '../../contract/error.ts';

export interface FfmpegPlace {
  /** Where it works: relative names in its arguments start here. */
  cwd?: string | undefined;
  /** When it is aborted, ffmpeg is killed, waited for, and the signal's reason thrown. */
  signal?: AbortSignal | undefined;
}

export interface FfmpegRun extends FfmpegPlace {
  /** What it reads as `pipe:0`. A piece is asked for when the one before it has been taken whole. */
  input?: AsyncIterable<Uint8Array> | undefined;
  /** Told now and then how many milliseconds of the result are there. */
  onProgress?: ((milliseconds: number) => void) | undefined;
}

/** Characters kept of what ffmpeg says; the reason stands at the end. */
const KEPT = 4_000;
const QUIET = ['-hide_banner', '-v', 'error', '-nostats'];

/**
 * Runs ffmpeg to its end. It reads from this process or writes to it, so that it ends by itself when
 * this process is killed.
 *
 * @throws AppError media.ffmpeg_failed with what ffmpeg said; what the input throws
 */
export async function runFfmpeg(
  program: string,
  args: string[],
  { cwd, signal, input, onProgress }: FfmpegRun,
): Promise<void> {
  const { child, ended } = start(program, [...QUIET, '-progress', 'pipe:1', ...args], {
    cwd,
    signal,
  });
  child.stdout?.setEncoding('utf8').on('data', (report: string) => {
    const microseconds = report.match(/^out_time_us=(\d+)|^out_time_ms=(\d+)/m);
    if (microseconds) onProgress?.(Number(microseconds[1] ?? microseconds[2]) / 1_000);
  });
  const poured = pour(input, child.stdin).catch((error: unknown) => {
    child.kill('SIGKILL');
    return { error };
  });
  const [ending, pouring] = await Promise.allSettled([ended, poured]);
  signal?.throwIfAborted();
  if (pouring.status === 'fulfilled' && pouring.value) throw pouring.value.error;
  if (ending.status === 'rejected') throw ending.reason;
}

/**
 * What ffmpeg writes to `pipe:1`, piece by piece and no faster than it is taken. Whoever takes no more
 * ends it.
 *
 * @throws AppError media.ffmpeg_failed with what ffmpeg said
 */
export async function* readFfmpeg(
  program: string,
  args: string[],
  { cwd, signal }: FfmpegPlace,
): AsyncGenerator<Uint8Array> {
  const { child, ended } = start(program, [...QUIET, ...args], { cwd, signal });
  // Looked at below; by then it may have failed already.
  ended.catch(() => undefined);
  child.stdin?.end();
  try {
    for await (const piece of child.stdout ?? []) yield piece;
    await ended;
  } finally {
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
    signal?.throwIfAborted();
  }
}

function start(
  program: string,
  args: string[],
  { cwd, signal }: FfmpegPlace,
): { child: ChildProcess; ended: Promise<void> } {
  signal?.throwIfAborted();
  const child = spawn(program, args, { cwd, stdio: 'pipe', windowsHide: true });
  yieldToWhoeverServes(child.pid);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    said = (said + words).slice(-KEPT);
  });
  // A pipe that breaks is told by the child's end.
  child.stdin.on('error', () => undefined);
  child.stdout.on('error', () => undefined);
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => reject(unstartable(program, cause)));
    child.once('close', (code, by) =>
      code === 0 ? resolve() : reject(failed(code === null ? `by ${by}` : `with ${code}`, said)),
    );
  }).finally(() => signal?.removeEventListener('abort', kill));
  return { child, ended };
}

/** A child that has gone takes nothing more: why, its end tells. */
async function pour(
  input: AsyncIterable<Uint8Array> | undefined,
  stdin: Writable | null,
): Promise<void> {
  if (stdin === null) return;
  for await (const piece of input ?? []) {
    const error = await new Promise<unknown>((taken) => stdin.write(piece, taken));
    if (error) return;
  }
  stdin.end();
}

function yieldToWhoeverServes(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended, or a sandbox forbids it.
  }
}

function unstartable(program: string, cause: Error): AppError {
  return new AppError('media.no_ffmpeg', `${program} cannot be started: ${cause.message}`, {
    hint: 'Install ffmpeg, or set FFMPEG_PATH to one that runs on this machine.',
    cause,
  });
}

function failed(how: string, said: string): AppError {
  const lines = said.split(/[\r\n]+/).filter((line) => line !== '' && !/^Fontconfig/.test(line));
  return new AppError('media.ffmpeg_failed', `ffmpeg ended ${how}: ${lines.at(-1) ?? 'no word'}`, {
    details: { said: lines.slice(-10) },
  });
}
