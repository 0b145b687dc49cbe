import { expect, it } from 'vitest';
import type { Place } from './find-place.ts';
import { goTo, NOWHERE } from './whereabouts.ts';

const site = (name: string, setting: Place['setting']): Place => ({ name, setting, kind: 'site' });
const ROOM: Place = { name: 'LIBRARY', setting: 'INT', kind: 'room' };

it.each([
  [site('LONGMEAD HALL', 'INT'), 'LONGMEAD HALL'],
  [site('LONGMEAD', 'EXT'), 'LONGMEAD'],
  [site('LONDON', 'EXT'), null],
  [site('LONDON', 'INT'), null],
  [site('NEW YORK', 'EXT'), null],
])('has a room lie in a house that was come to, and in no town: %o', (place, house) => {
  const now = { ...NOWHERE };
  goTo(now, place);
  goTo(now, ROOM);
  expect(now.site).toBe(house);
});
