import { expect, test } from 'vitest';
import { accountName } from './account-name.ts';

const ME = '11111111-2222-4333-8444-555555555555';

test('an account is called what its reader understands', () => {
  expect(accountName(ME, ME)).toBe('You');
  expect(accountName('aaaaaaaa-2222-4333-8444-555555555555', ME)).toBe(
    'Another account (aaaaaaaa)',
  );
  expect(accountName(null, ME)).toBe('The service');
});

test('nobody is taken for the service where it is not known who is signed in', () => {
  expect(accountName(null, null)).toBe('The service');
  expect(accountName(ME, undefined)).toBe('Another account (11111111)');
});
