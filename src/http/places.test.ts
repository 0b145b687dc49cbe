import { expect, it } from 'vitest';
import { Places } from './places.ts';

it('gives each caller so many places, and one back for each that is left, once', () => {
  const places = new Places(2);
  const [first, second] = [places.enter('ann'), places.enter('ann')];
  expect(second).toBeDefined();
  expect(places.enter('ann')).toBeUndefined();
  expect(places.enter('ben')).toBeDefined();
  first?.();
  first?.();
  expect(places.enter('ann')).toBeDefined();
  expect(places.enter('ann')).toBeUndefined();
});
