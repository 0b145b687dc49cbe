import { expect, it } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

function limiterAt(limit = { perSecond: 10, burst: 20 }) {
  let now = 0;
  const limiter = new RateLimiter(limit, () => now);
  return { limiter, wait: (milliseconds: number) => (now += milliseconds) };
}

it('lets a burst through, then says how long to wait', () => {
  const { limiter, wait } = limiterAt();
  for (let request = 0; request < 20; request += 1) expect(limiter.take('ann')).toBe(0);
  expect(limiter.take('ann')).toBe(0.1);
  expect(limiter.take('ben')).toBe(0);
  wait(100);
  expect(limiter.take('ann')).toBe(0);
});

it('lets what costs more than a bucket through when the bucket is full', () => {
  const { limiter } = limiterAt();
  expect(limiter.take('ann', 500)).toBe(0);
  expect(limiter.take('ann', 500)).toBe(2);
});

it('has what a request turned out to cost paid afterwards, by that caller alone', () => {
  const { limiter, wait } = limiterAt();
  limiter.charge('ann', 30);
  expect(limiter.take('ann')).toBeCloseTo(1.1);
  expect(limiter.take('ben')).toBe(0);
  wait(1_100);
  expect(limiter.take('ann')).toBe(0);
});

it('keeps nobody waiting longer than two buckets take to fill, whatever was charged', () => {
  const { limiter } = limiterAt();
  limiter.charge('ann', 1_000_000);
  expect(limiter.take('ann', 20)).toBe(4);
});
