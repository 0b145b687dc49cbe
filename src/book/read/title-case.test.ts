import { expect, it } from 'vitest';
import { titleCase } from './title-case.ts';

it.each([
  ['THE SIEGE OF KEMP’S HOUSE', 'The Siege of Kemp’s House'],
  ['SGT. LANE AND DR. HALE', 'Sgt. Lane and Dr. Hale'],
  ['THE BBC', 'The BBC'],
  ['The Lamp', 'The Lamp'],
])('%s is written %s', (shouted, title) => {
  expect(titleCase(shouted)).toBe(title);
});
