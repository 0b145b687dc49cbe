import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../contract/error.ts';
import { decodeText, invalidUtf8At } from './decode-text.ts';

function failure(bytes: Uint8Array): AppError {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was read');
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('le café — “là-bas”')],
    ['UTF-8 with a mark', Buffer.from('\ufeffle café — “là-bas”')],
    ['UTF-16 LE', Buffer.from('\ufeffle café — “là-bas”', 'utf16le')],
    ['UTF-16 BE', utf16be('\ufeffle café — “là-bas”')],
    ['Windows-1252', Buffer.from('le caf\xe9 \x97 \x93l\xe0-bas\x94', 'latin1')],
  ])('reads %s', (_, bytes) => expect(decodeText(bytes)).toBe('le café — “là-bas”'));

  it('makes every line end a newline', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\nd'))).toBe('a\nb\nc\nd');
  });

  it.each([
    [
      'Cyrillic in Windows-1251',
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]),
    ],
    [
      'Japanese in Shift JIS',
      Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]),
    ],
    ['accents in code page 850', Buffer.from('r\x82sum\x82 caf\x82s caf\x82s', 'latin1')],
    ['accents in Mac Roman', Buffer.from('une t\x90te, un caf\x8e, un r\x8esum\x8e', 'latin1')],
    [
      'UTF-8 with one broken byte',
      Buffer.concat([Buffer.from('café là tête '), Buffer.from([0xff])]),
    ],
    ['UTF-16 without a mark', Buffer.from('Hello there', 'utf16le')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ['UTF-16 that breaks off in a pair', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8])],
  ])('refuses %s as a wrong encoding', (_, bytes) => {
    expect(failure(bytes).code).toBe('book.wrong_encoding');
  });

  it('says at which byte the text stops being UTF-8, and how to convert it', () => {
    const error = failure(Buffer.concat([Buffer.from('café '), Buffer.from([0xff])]));
    expect(error.message).toContain('byte 6 (0xFF)');
    expect(error.hint).toContain('iconv -f');
  });

  it('refuses zero bytes as no text', () => {
    expect(failure(Buffer.from('Once\0upon a time')).code).toBe('book.unsupported');
  });
});

describe('invalidUtf8At', () => {
  it('finds nothing in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(invalidUtf8At(Buffer.from(text))).toBe(-1);
      }),
    );
  });

  it('agrees with the platform on what is UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let valid = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          valid = false;
        }
        expect(invalidUtf8At(bytes) < 0).toBe(valid);
      }),
    );
  });
});
