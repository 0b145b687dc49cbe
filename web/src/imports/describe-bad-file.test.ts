import { expect, test } from 'vitest';
import { AppError } from '../../../src/contract/index.ts';
import { describeBadFile } from './describe-bad-file.ts';

test('a damaged file is told without a word about archives, with what exactly was found beside it', () => {
  const found = 'The EPUB is damaged: META-INF/container.xml is missing.';
  const { message, hint, exactly } = describeBadFile(new AppError('book.damaged', found));
  expect(`${message} ${hint}`).not.toMatch(/archive|zip|xml|META/i);
  expect(exactly).toBe(found);
});

test('a job’s error is told as the one that was thrown', () => {
  const thrown = describeBadFile(new AppError('book.encrypted', 'entry "x" is encrypted'));
  const error = { code: 'book.encrypted', message: 'entry "x" is encrypted', hint: null };
  expect(describeBadFile(error)).toEqual(thrown);
});

test('what says it all to a reader is left as it is', () => {
  expect(describeBadFile(new AppError('book.no_text', 'the file is empty'))).toEqual({
    message: 'The file is empty.',
    hint: undefined,
  });
});
