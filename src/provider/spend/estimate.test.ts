import { expect, test } from 'vitest';
import type { Provider } from '../provider.ts';
import { estimate, type Work } from './estimate.ts';

const DAY = '2026-01-01';
const provider = (more: Partial<Provider> = {}): Provider => ({
  name: 'lab',
  kind: 'openai-compatible',
  url: 'https://api.example.com/v1',
  key: null,
  speechModel: null,
  imageModel: null,
  workflow: null,
  referenceWorkflow: null,
  paid: true,
  prices: { m: { unit: 'character', price: 0.00001, currency: 'EUR', date: DAY } },
  timeoutMs: 1_000,
  defaultFor: [],
  ...more,
});
const work = (more: Partial<Provider> = {}, model = 'm'): Work => ({
  provider: provider(more),
  model,
  unit: 'character',
  requests: [1_000, 500],
});

test('an estimate is itemised by engine, with the price and its date', () => {
  expect(estimate([work()], 'USD')).toEqual({
    currency: 'EUR',
    total: 0.015,
    items: [
      {
        engine: 'lab',
        model: 'm',
        host: 'api.example.com',
        paid: true,
        requests: 2,
        unit: 'character',
        units: 1_500,
        unit_price: 0.00001,
        priced_at: DAY,
        amount: 0.015,
      },
    ],
  });
});

test('what nobody knows is unknown, and so is the sum', () => {
  const { total, items } = estimate([work(), work({}, 'other')], 'USD');
  expect([total, items[1]?.amount, items[1]?.unit_price]).toEqual([null, null, null]);
});

test('what is on this machine costs nothing', () => {
  expect(estimate([work({ paid: false })], 'USD').total).toBe(0);
});

test('a price of another unit is no price', () => {
  const image = { unit: 'image', price: 1, currency: 'USD', date: DAY } as const;
  expect(estimate([work({ prices: { m: image } })], 'USD').total).toBeNull();
});

test('a known price goes by host and model, and gives way to a configured one', () => {
  const openai = { url: 'https://api.openai.com/v1', prices: {} };
  expect(estimate([work(openai, 'tts-1')], 'EUR')).toMatchObject({
    currency: 'USD',
    total: 0.0225,
  });
  expect(estimate([work({ prices: {} }, 'tts-1')], 'EUR').total).toBeNull();
  const own = {
    ...openai,
    prices: { 'tts-1': { unit: 'character', price: 1, currency: 'GBP', date: DAY } },
  } as const;
  expect(estimate([work(own, 'tts-1')], 'EUR')).toMatchObject({ currency: 'GBP', total: 1_500 });
});

test('two currencies are not added', () => {
  const other = {
    name: 'b',
    prices: { m: { unit: 'character', price: 1, currency: 'USD', date: DAY } },
  } as const;
  expect(() => estimate([work(), work(other)], 'USD')).toThrow('EUR and USD');
});
