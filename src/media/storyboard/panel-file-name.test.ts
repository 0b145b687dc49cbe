import { expect, test } from 'vitest';
import type { Shot } from '../../contract/shot.ts';
import { panelFileNames } from './panel-file-name.ts';

const SHOT: Shot = {
  id: '',
  scene: '',
  number: '12A-3',
  purpose: 'speaker',
  framing: 'close',
  angle: 'eye level',
  movement: 'static',
  place: '',
  time_of_day: null,
  interior: null,
  characters: [{ id: null, name: 'Mara', position: 'left', speaks: true }],
  subject: null,
  elements: [],
  over: null,
  caption: '',
  duration: null,
  edited: [],
};
const named = (...shots: Partial<Shot>[]) =>
  panelFileNames(shots.map((changes) => ({ ...SHOT, ...changes })));
const called = (name: string) => ({
  characters: [{ id: null, name, position: 'left' as const, speaks: true }],
});

test('a name says scene, shot, framing and who or what is seen', () => {
  expect(named({})).toEqual(['012A-03-close-mara.png']);
  expect(named({ purpose: 'insert', subject: 'brass key' })).toEqual([
    '012A-03-close-brass-key.png',
  ]);
  expect(named({ purpose: 'establishing', number: '3-1' })).toEqual(['003-01-place.png']);
});

test('names sort as the shots stand', () => {
  const names = named(
    { number: '2-9' },
    { number: '2-10' },
    { number: '10-1' },
    { number: '10A-1' },
  );
  expect([...names].sort()).toEqual(names);
});

test('whatever somebody is called, the name is safe, and no two are the same', () => {
  const names = named(
    called('../../etc/passwd'),
    called('Mrs. O’Neil; rm -rf "$HOME"\u0000'),
    called('Élodie Čapek 森'),
    called('x'.repeat(500)),
    called('?'),
    called('!'),
    { number: 'A/1:*-1' },
    { number: '' },
  );
  for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]{0,130}\.png$/u);
  expect(new Set(names).size).toBe(names.length);
});
