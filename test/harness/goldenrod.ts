import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(ROOT, 'dist/command/main.js');
/** Long enough for a loaded machine, short enough that a hang does not stop the suite. */
const PATIENCE_MS = 60_000;

export interface Answer {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Kill the command with SIGKILL after so many milliseconds. */
  killAfter?: number;
  env?: Record<string, string>;
  /** For node itself. */
  nodeArgs?: string[];
}

/** Runs the built command as a person would, from a shell without a terminal. */
export function goldenrod(args: string[], options: RunOptions = {}): Promise<Answer> {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), MAIN, ...args], {
    cwd: ROOT,
    env: commandEnv(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.killAfter ?? PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  return answerOf(child);
}

/** This process's environment without what would say where a command works; `more` may say it again. */
export function commandEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _url,
    GOLDENROD_DATA: _data,
    GOLDENROD_USER: _user,
    GOLDENROD_SERVER: _server,
    GOLDENROD_TOKEN: _token,
    ...inherited
  } = process.env;
  return { ...inherited, ...more };
}

/** What a program that was started with pipes has said and how it ended, once it has. */
export function answerOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Answer> {
  const answer: Answer = { code: null, signal: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    answer.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ ...answer, code, signal }));
  });
}

/** The same with --json, read; a failure shows what the command said. */
export async function goldenrodJson<T>(args: string[]): Promise<T> {
  const answer = await goldenrod([...args, '--json']);
  if (answer.code !== 0) throw new Error(`exit ${answer.code}: ${answer.stderr}`);
  return JSON.parse(answer.stdout) as T;
}

const CORPUS = process.env.GOLDENROD_CORPUS ?? join(ROOT, '../shared/corpus');
/** A publisher's EPUB that is not part of the project; null where it is not there. */
const SHERLOCK = join(CORPUS, 'books/the-adventures-of-sherlock-holmes.epub');
export const sherlockFile: string | null = existsSync(SHERLOCK) ? SHERLOCK : null;
export const sampleFile = join(ROOT, 'samples/the-lamplighters-daughter.md');
