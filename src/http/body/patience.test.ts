import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Patience } from './patience.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (milliseconds: number) =>
  new Promise<string>((resolve) => setTimeout(() => resolve('came'), milliseconds));

async function outcomeOf(coming: Promise<string>): Promise<string> {
  const outcome = coming.catch((error: { code: string }) => error.code);
  await vi.advanceTimersByTimeAsync(60_000);
  return outcome;
}

it('waits for what comes within the silence it bears', async () => {
  expect(await outcomeOf(new Patience(1_000).waitFor(after(999)))).toBe('came');
});

it('gives up on a sender who says nothing for longer', async () => {
  expect(await outcomeOf(new Patience(1_000).waitFor(after(1_001)))).toBe('http.too_slow');
});

it('gives up on a sender of single bytes, each of them in time', async () => {
  const patience = new Patience(1_000);
  const outcomes: string[] = [];
  for (let byte = 0; byte < 3; byte += 1) {
    outcomes.push(await outcomeOf(patience.waitFor(after(400))));
    patience.earn(1);
  }
  expect(outcomes).toEqual(['came', 'came', 'http.too_slow']);
});

it('goes on with a slow sender for as long as enough comes', async () => {
  const patience = new Patience(1_000);
  for (let second = 0; second < 20; second += 1) {
    expect(await outcomeOf(patience.waitFor(after(900)))).toBe('came');
    patience.earn(1_000);
  }
});
