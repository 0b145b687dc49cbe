import { expect, test } from 'vitest';
import { maskUrl } from './mask-url.ts';

test.each([
  'postgresql://me:s3cret@db.example.org:5432/studio',
  'postgres://me:s3cret@db/studio?sslmode=require',
  'postgresql://me:s3cret@s3cret@db/studio',
  'cannot connect to postgresql://me:s3cret@db/studio: refused',
  'postgresql://db/studio?user=me&password=s3cret&x=1',
  'host=db password=s3cret dbname=studio',
  "host=db password='s3cret s3cret' dbname=studio",
])('no password is left in %s', (text) => {
  expect(maskUrl(text)).not.toContain('s3cret');
  expect(maskUrl(text)).toContain('****');
});

test('a text without a password stays as it is', () => {
  const text = 'no database at postgresql://me@db:5432/studio';
  expect(maskUrl(text)).toBe(text);
});
