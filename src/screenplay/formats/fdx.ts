import { SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import { readFdx } from './fdx/read-fdx.ts';
import { writeFdx } from './fdx/write-fdx.ts';
import { encode, type ScreenplayReader, type ScreenplayWriter } from './format.ts';

export const fdx = {
  ...SCREENPLAY_FORMATS.fdx,
  write: ({ screenplay }, options) => encode(writeFdx(screenplay, options)),
  read: (file) => readFdx(file.decode()),
} satisfies ScreenplayWriter & ScreenplayReader;
