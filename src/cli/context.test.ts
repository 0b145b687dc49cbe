import { expect, test } from 'vitest';
import { chooseTarget } from './context.ts';

const url = 'postgresql://localhost/studio';

test.each([
  [
    'an option wins over the environment',
    { data: 'here' },
    { DATABASE_URL: url },
    { dataDir: 'here' },
  ],
  [
    'a server wins over a folder in the environment',
    {},
    { DATABASE_URL: url, GOLDENROD_DATA: 'there' },
    { url },
  ],
  ['the environment wins over the default', {}, { GOLDENROD_DATA: 'there' }, { dataDir: 'there' }],
])('%s', (_rule, options, env, expected) => {
  expect(chooseTarget(options, env)).toEqual(expected);
});

test('both a folder and a server are refused', () => {
  expect(() => chooseTarget({ data: 'here', databaseUrl: url }, {})).toThrow(
    expect.objectContaining({ code: 'usage' }),
  );
});
