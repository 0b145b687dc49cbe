import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serveRange } from './serve-range.ts';

const meta = { sha256: 'a'.repeat(64), size: 100, type: 'audio/wav' };
const get = (range?: string, more = {}) => serveRange(meta, { range, ...more });

test.each([
  ['bytes=0-9', 206, { start: 0, end: 9 }],
  ['bytes=90-', 206, { start: 90, end: 99 }],
  ['bytes=-10', 206, { start: 90, end: 99 }],
  ['bytes=-1000', 206, { start: 0, end: 99 }],
  ['bytes=50-1000', 206, { start: 50, end: 99 }],
  ['bytes=100-', 416, undefined],
  ['bytes=-0', 416, undefined],
  ['bytes=9-0', 200, { start: 0, end: 99 }],
  ['bytes=0-1,5-6', 200, { start: 0, end: 99 }],
  ['lines=0-9', 200, { start: 0, end: 99 }],
  ['bytes=-', 200, { start: 0, end: 99 }],
])('%s is answered with %i', (range, status, sent) => {
  const answer = get(range);
  expect([answer.status, answer.range]).toEqual([status, sent]);
});

test('a part says which, and how long it is', () => {
  expect(get('bytes=10-19').headers).toMatchObject({
    'content-range': 'bytes 10-19/100',
    'content-length': '10',
    'content-type': 'audio/wav',
  });
  expect(get('bytes=100-').headers).toMatchObject({ 'content-range': 'bytes */100' });
});

test('who has the content already is not sent it again', () => {
  const etag = `"${meta.sha256}"`;
  for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    expect(get(undefined, { ifNoneMatch }).status).toBe(304);
  }
  expect(get(undefined, { ifNoneMatch: '"other"' }).status).toBe(200);
});

test('a part of another content than this one is answered with the whole', () => {
  expect(get('bytes=0-9', { ifRange: '"other"' }).status).toBe(200);
  expect(get('bytes=0-9', { ifRange: `"${meta.sha256}"` }).status).toBe(206);
});

test('what is not a picture, sound or film is downloaded, and nothing is ever run', () => {
  const text = serveRange({ ...meta, type: 'text/plain' }, {}).headers;
  expect(text['content-disposition']).toBe('attachment');
  expect(get().headers).toMatchObject({
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
});

test('whatever is asked for, what is sent lies within the content', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(200),
      fc.nat(200),
      fc.integer({ min: 1, max: 150 }),
      (text, a, b, size) => {
        for (const range of [
          text,
          `bytes=${text}`,
          `bytes=${a}-${b}`,
          `bytes=-${a}`,
          `bytes=${a}-`,
        ]) {
          const answer = serveRange({ ...meta, size }, { range });
          if (answer.range === undefined) continue;
          const { start, end } = answer.range;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThan(size);
          expect(answer.headers['content-length']).toBe(String(end - start + 1));
        }
      },
    ),
  );
});
