import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellWhile } from './tell-while.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what takes long is told of, and for how long, until it ends; what does not, is not', async () => {
  const said: string[] = [];
  const context = { progress: (line: string) => void said.push(line) };
  const working = async (ms: number) =>
    tellWhile(context, 'Writing a.pdf', new Promise((done) => setTimeout(() => done(ms), ms)));
  const quick = working(900);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await quick).toBe(900);
  expect(said).toEqual([]);
  const long = working(12_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await long).toBe(12_000);
  expect(said).toEqual(['Writing a.pdf (1 s)', 'Writing a.pdf (6 s)', 'Writing a.pdf (11 s)']);
});

test('what is told of ends with what fails', async () => {
  const said: string[] = [];
  const context = { progress: (line: string) => void said.push(line) };
  const failing = tellWhile(context, 'Reading', Promise.reject(new Error('torn')));
  await expect(failing).rejects.toThrow('torn');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
});
