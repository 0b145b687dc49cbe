import { expect, it } from 'vitest';
import { crowdOf } from './crowd.ts';

it.each([
  ['cried several voices', 'VOICES'],
  ['called half a dozen', 'VOICES'],
  ['roared the crowd', 'CROWD'],
  ['everybody shouted', 'CROWD'],
  ['said the others', 'CROWD'],
  ['said Nell to the crowd', null],
  ['said Nell, raising her voice', null],
  ['said a voice', null],
])('%s: %s', (tag, cue) => {
  expect(crowdOf(tag)).toBe(cue);
});
