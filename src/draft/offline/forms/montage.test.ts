import { expect, it } from 'vitest';
import { isMontage } from './montage.ts';

it.each([
  [['For three weeks Tom works on the boat.', 'He tars the hull.', 'He sews the sail.'], true],
  [['Every morning Nell climbs the stairs.', 'She trims the wick.', 'She sleeps.'], true],
  [['The years go by.', 'The paint peels.', 'The boat rots.'], true],
  [['For three weeks Tom works on the boat.', 'He tars the hull.'], false],
  [['Tom works on the boat.', 'He tars the hull.', 'He sews the sail.'], false],
  [['In a few days Tom is back.', 'He sits.', 'He eats.'], false],
  [['In three minutes he is back.', 'He sits.', 'He eats.'], false],
])('%j: %s', (sentences, montage) => {
  expect(isMontage(sentences)).toBe(montage);
});
