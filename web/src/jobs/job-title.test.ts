import { expect, test } from 'vitest';
import { jobTitle } from './job-title.ts';

const ID = '11111111-2222-4333-8444-555555555555';
const BOOKS = [{ id: ID, handle: 'sign', title: 'The Sign of the Four' }];
const title = (kind: string, input: Record<string, unknown>, result: unknown = null) =>
  jobTitle({ kind, input, result }, BOOKS);

test('a job is called by its book’s title, whether it was asked for by handle or by id', () => {
  expect(title('draft', { book: 'sign', chapter: 3 })).toBe(
    'Draft chapter 3 of The Sign of the Four',
  );
  expect(title('draft-all', { book: ID })).toBe('Draft every chapter of The Sign of the Four');
  expect(title('draft-all', { book: 'gone' })).toBe('Draft every chapter of gone');
  expect(title('read-book', { book: ID })).toBe('Read who is in The Sign of the Four');
  expect(title('import', { file_name: 'sign.epub' })).toBe('Import sign.epub');
});

test('an evaluation is called by chapter and version, never by an id or a handle', () => {
  const handle = 'sign/2/cinematic_movie/v7';
  expect(title('evaluate', { script: handle })).toBe(
    'Evaluate version 7 of chapter 2 of The Sign of the Four',
  );
  expect(title('evaluate', { script: 'sign/2' })).toBe(
    'Evaluate chapter 2 of The Sign of the Four',
  );
  expect(title('evaluate', { script: 'sign/2/noir/v1' })).toBe(
    'Evaluate version 1 in the style noir of chapter 2 of The Sign of the Four',
  );
  expect(title('evaluate', { script: ID })).toBe('Evaluate a version');
  expect(title('evaluate', { script: ID }, { script: { handle } })).toBe(
    'Evaluate version 7 of chapter 2 of The Sign of the Four',
  );
});

test('a table read is told by its version', () => {
  expect(title('table-read', { script: 'sign/2/cinematic_movie/v3' })).toBe(
    'Read version 3 of chapter 2 of The Sign of the Four aloud',
  );
});

test('a kind of job that a newer desk has is called as it calls itself', () => {
  expect(title('coverage', { book: 'sign' })).toBe('coverage of The Sign of the Four');
  expect(title('tidy', {})).toBe('tidy');
});
