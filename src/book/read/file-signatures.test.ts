import { expect, it } from 'vitest';
import { FILE_SIGNATURES, hasSignature } from './file-signatures.ts';

/** The first bytes of a file of that kind, as far as its marks tell. */
function headOf({ marks }: (typeof FILE_SIGNATURES)[number]): Buffer {
  const head = Buffer.alloc(300);
  for (const [at, bytes] of marks) head.write(bytes, at, 'latin1');
  return head;
}

it('no signature stands behind a more general one that would always be found first', () => {
  FILE_SIGNATURES.forEach((signature, at) => {
    const head = headOf(signature);
    const before = FILE_SIGNATURES.slice(0, at).filter((other) => hasSignature(head, other));
    expect(
      before.map(({ what }) => what),
      signature.what,
    ).toEqual([]);
  });
});

it('a file that ends before its marks has none of the signatures', () => {
  expect(FILE_SIGNATURES.filter((one) => hasSignature(Buffer.alloc(0), one))).toEqual([]);
  expect(FILE_SIGNATURES.some((one) => hasSignature(Buffer.from('RI'), one))).toBe(false);
});
