import { expect, test } from 'vitest';
import { defaultDataDir } from './default-data-dir.ts';

test.each([
  ['linux', {}, '/home/me', '/home/me/.local/share/goldenrod'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/me', '/data/goldenrod'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/me', '/home/me/.local/share/goldenrod'],
  ['darwin', {}, '/Users/me', '/Users/me/Library/Application Support/Goldenrod'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' },
    'C:\\Users\\me',
    'C:\\Users\\me\\AppData\\Local\\Goldenrod',
  ],
  ['win32', {}, 'C:\\Users\\me', 'C:\\Users\\me\\AppData\\Local\\Goldenrod'],
] as const)('on %s with %o the data of %s is in %s', (platform, env, home, expected) => {
  expect(defaultDataDir(platform, env, home)).toBe(expected);
});
