import { expect, test } from 'vitest';
import { sniffType } from './sniff-type.ts';

const from = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

test.each([
  ['image/png', from([0x89], 'PNG\r\n', [0x1a], '\n')],
  ['image/jpeg', from([0xff, 0xd8, 0xff, 0xe0])],
  ['image/gif', from('GIF89a')],
  ['image/webp', from('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')],
  ['audio/wav', from('RIFF', [0, 0, 0, 0], 'WAVEfmt ')],
  ['audio/mpeg', from('ID3', [4, 0])],
  ['audio/mpeg', from([0xff, 0xfb, 0x90, 0x64])],
  ['audio/ogg', from('OggS', [0])],
  ['audio/flac', from('fLaC')],
  ['video/mp4', from([0, 0, 0, 0x20], 'ftypisom')],
  ['video/webm', from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm')],
  ['application/epub+zip', from('PK', [3, 4], 'x'.repeat(26), 'mimetypeapplication/epub+zip')],
  ['application/zip', from('PK', [3, 4], 'x'.repeat(26), 'word/document.xml')],
  ['text/plain', from('It was a dark night.\r\n\tÉté')],
  ['text/plain', from([0xff, 0xfe, 0x41, 0x00])],
])('%s is known by its content', (type, head) => {
  expect(sniffType(head)).toBe(type);
});

test('what a browser would run is text and nothing more', () => {
  expect(sniffType(Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe('text/plain');
  expect(sniffType(Buffer.from('<svg onload="alert(1)">'))).toBe('text/plain');
});

test.each([
  ['a program', from([0x7f], 'ELF', [2, 1, 1, 0])],
  ['a PDF with binary in it', from('%PDF-1.7', [0, 1])],
  ['another RIFF', from('RIFF', [0, 0, 0, 0], 'AVI ')],
  ['another Matroska', from([0x1a, 0x45, 0xdf, 0xa3], 'matroska', [0x42, 0x87, 0x81, 0x04])],
  ['nothing', from('')],
])('%s is refused', (_name, head) => {
  expect(sniffType(head)).toBeUndefined();
});
