import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeZip, type ZipPart } from '../../../test/book/write-zip.ts';
import { AppError } from '../../contract/error.ts';
import { MAX_ENTRIES } from './limits.ts';
import { openZip } from './zip.ts';

const HELLO: ZipPart = { name: 'a/hello.txt', data: 'hello' };

function codeOf(parts: readonly ZipPart[]): string {
  return codeOfBytes(writeZip(parts));
}

function codeOfBytes(bytes: Uint8Array): string {
  try {
    openZip(bytes);
    return 'opened';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('openZip', () => {
  it('reads stored and deflated entries', () => {
    const zip = openZip(writeZip([HELLO, { name: 'b', data: 'stored', stored: true }]));
    expect(Buffer.from(zip.read('a/hello.txt') ?? []).toString()).toBe('hello');
    expect(Buffer.from(zip.read('b') ?? []).toString()).toBe('stored');
  });

  it('gives null for an entry that is not there', () => {
    expect(openZip(writeZip([HELLO])).read('nothing')).toBeNull();
  });

  it.each(['../evil', 'a/../../evil', '/etc/passwd', 'C:/evil', 'a\\b', ''])(
    'refuses the path %j',
    (name) => expect(codeOf([{ name, data: 'x' }])).toBe('book.damaged'),
  );

  it('refuses an entry that declares more than its ratio allows', () => {
    expect(codeOf([{ name: 'bomb', data: Buffer.alloc(5_000_000) }])).toBe('book.too_large');
  });

  it('stops inflating an entry that holds more than it declares', () => {
    const lie = { name: 'bomb', data: Buffer.alloc(50_000_000), declaredSize: 100 };
    expect(codeOf([lie])).toBe('book.too_large');
  });

  it('refuses an entry that holds less than it declares', () => {
    expect(codeOf([{ ...HELLO, declaredSize: 6 }])).toBe('book.damaged');
  });

  it('refuses entries that together declare too much', () => {
    const parts = Array.from({ length: 6 }, (_, index) => ({
      name: `part${index}`,
      data: 'x',
      declaredSize: 99 * 1024 * 1024,
      stored: true,
    }));
    expect(codeOf(parts)).toBe('book.too_large');
  });

  it('refuses more entries than a book has', () => {
    const parts = Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => ({
      name: `${index}`,
      data: '',
      stored: true,
    }));
    expect(codeOf(parts)).toBe('book.too_large');
  });

  it('refuses entries that share bytes', () => {
    const archive = writeZip([
      { ...HELLO, extraBytes: 20 },
      { name: 'b', data: 'more' },
    ]);
    expect(() => openZip(archive)).toThrow('"b" overlaps another entry');
  });

  it('refuses two entries of one name', () => {
    expect(codeOf([HELLO, HELLO])).toBe('book.damaged');
  });

  it('refuses a wrong checksum', () => {
    expect(codeOf([{ ...HELLO, crc: 1 }])).toBe('book.damaged');
  });

  it('says that an entry is encrypted', () => {
    expect(codeOf([{ ...HELLO, flags: 1 }])).toBe('book.encrypted');
  });

  it('refuses a compression method that EPUB does not allow', () => {
    expect(codeOf([{ ...HELLO, method: 9 }])).toBe('book.unsupported');
  });

  it('refuses the archive cut off at any byte', () => {
    const whole = writeZip([HELLO, { name: 'b', data: 'more text' }]);
    for (let end = 0; end < whole.length; end++) {
      expect(codeOfBytes(whole.subarray(0, end))).toBe('book.damaged');
    }
  });

  it('never fails otherwise than by an AppError, whatever bytes are changed', () => {
    const whole = writeZip([HELLO, { name: 'b', data: 'more text' }]);
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        expect(codeOfBytes(bytes)).toMatch(/^(?:opened|book\.)/);
      }),
    );
  });
});
