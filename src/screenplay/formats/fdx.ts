import { readFdx } from './fdx/read-fdx.ts';
import { writeFdx } from './fdx/write-fdx.ts';
import { encode, type ScreenplayReader, type ScreenplayWriter } from './format.ts';

export const fdx = {
  label: 'Final Draft',
  extension: 'fdx',
  mediaType: 'application/xml; charset=utf-8',
  marksRevisions: true,
  write: ({ screenplay }, options) => encode(writeFdx(screenplay, options)),
  read: (file) => readFdx(file.decode()),
} satisfies ScreenplayWriter & ScreenplayReader;
